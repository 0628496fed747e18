import type { Pointer, Span } from '../../documents/place.ts';
import type { ArtifactKind, Unread } from '../../facts/types.ts';
import { Fields } from '../markdown/fields.ts';
import type { Source } from '../reader.ts';
/** A YAML file of the Hub opened for taking values out of it. */
export interface YamlFile {
    readonly fields: Fields;
    /** Nothing could be parsed. */
    readonly fatal: boolean;
    unread(): Unread[];
    locate(pointer: Pointer): Promise<Span>;
}
export declare function openYamlFile(source: Source, kind: ArtifactKind): YamlFile;
