import { type Event } from 'js-yaml';
import type { DocumentProblem } from './place.ts';
import { type YamlSchema } from './yaml-scalars.ts';
/**
 * How much text and how many nodes aliases and merge keys may add in all. Aliases share their value in memory, but a
 * file of 300 bytes can name so many that writing it as JSON would take terabytes.
 */
export declare const ALIAS_EXPANSION_LIMIT = 1000000;
export interface YamlNode {
    readonly value: unknown;
    readonly start: number;
    readonly end: number;
    /** Nodes and characters of the value when it is written out. */
    readonly weight: number;
    readonly items?: readonly YamlNode[];
    readonly entries?: ReadonlyMap<string, YamlEntry>;
    /** Mappings named by `<<`, the strongest first. */
    readonly merges?: readonly YamlNode[];
}
export interface YamlEntry {
    readonly keyStart: number;
    readonly keyEnd: number;
    readonly value: YamlNode;
}
export interface YamlTree {
    readonly root: YamlNode;
    readonly problems: readonly DocumentProblem[];
}
/** Ends composing: the document has no value. */
export declare class YamlFailure extends Error {
    readonly problem: DocumentProblem;
    constructor(reason: DocumentProblem['reason'], message: string, offset: number);
}
/** Builds values and positions from the events of the first document in `text`; js-yaml's own constructor gives no positions. */
export declare function composeYaml(text: string, events: readonly Event[], schema: YamlSchema): YamlTree;
