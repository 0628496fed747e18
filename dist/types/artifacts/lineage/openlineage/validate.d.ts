export type SchemaErrors = (event: unknown) => readonly {
    message: string;
    pointer: readonly string[];
}[];
/** Loads what tells how an event breaks the official schema (OpenLineage.json 2-0-2), in plain sentences. */
export declare function loadSchemaErrors(): Promise<SchemaErrors>;
