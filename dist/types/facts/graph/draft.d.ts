import type { LineageNode, LineageNodeKind, LineageRelation } from '../types.ts';
/** A node while the graph is made. */
export interface DraftNode {
    readonly number: number;
    readonly name: string;
    kind: LineageNodeKind;
    file: string | null;
    finished: boolean | null;
    /** An artifact says where it comes from. */
    sourced: boolean;
    /** It is one of `datasets` or `models`, which say what it is. */
    joined: boolean;
    readonly pointers: string[];
}
export interface DraftEdge {
    readonly from: number;
    readonly relation: LineageRelation;
    readonly to: number;
    readonly pointer: string;
}
export interface Statement {
    kind: LineageNodeKind;
    name: string;
    pointer: string;
    /** Path in the tree, whether the file is there or kept elsewhere. */
    paths?: readonly string[];
    /** Other names; `name` need not be among them. */
    aliases?: readonly string[];
    file?: string | null;
    sourced?: boolean;
    joined?: boolean;
}
/** The graph while it is made: what artifacts say, joined by names and paths. */
export declare class Draft {
    #private;
    readonly nodes: DraftNode[];
    readonly edges: DraftEdge[];
    /** The node of a dataset, model or file: one that is known by one of the names or paths, or else a new one. */
    entity(statement: Statement): DraftNode;
    /** A new model of the system: two of one name are two. */
    model(statement: Statement): DraftNode;
    run(name: string): DraftNode;
    edge(from: DraftNode, relation: LineageRelation, to: DraftNode, pointer: string): void;
    /** Does a run that made the one say that it used the other? */
    isMadeOf(made: DraftNode, used: DraftNode): boolean;
}
export declare function note(node: DraftNode, pointer: string): void;
/** The nodes as facts, each with an id of its own. */
export declare function publish(nodes: readonly DraftNode[]): LineageNode[];
