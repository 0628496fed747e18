import type { Pointer } from '../../../documents/place.ts';
import { type Mapping } from '../../data.ts';
import type { Reading, Source } from '../../reader.ts';
/** A thing that the document speaks of: an entity, activity or agent. */
export interface Thing {
    readonly id: string;
    /** As it is written. */
    readonly name: string;
    readonly at: Pointer;
    /** What is stated of it; several statements may add up. */
    readonly attributes: {
        readonly statement: Mapping;
        readonly at: Pointer;
    }[];
}
/** Entities and activities with what the relations say of them, all by id. */
export interface ProvGraph {
    readonly entities: Map<string, Thing>;
    readonly activities: Map<string, Thing>;
    readonly agents: Map<string, Thing>;
    /** activity → entity → where it is said. */
    readonly used: Relation;
    readonly generated: Relation;
    /** entity → entity */
    readonly derived: Relation;
    readonly members: Relation;
    readonly alternates: Relation;
    /** entity or activity → agent */
    readonly attributed: Relation;
    /** activity or entity → time */
    readonly started: Relation;
    readonly ended: Relation;
    readonly made: Relation;
    /** Entities that are plans: what an agent followed. */
    readonly plans: Set<string>;
}
/** Pairs, each with its first place. */
export type Relation = Map<string, Map<string, Pointer>>;
/** Reads a W3C PROV-JSON document: activities are runs, entities are datasets, agents are names. */
export declare function readProv(source: Source): Reading;
