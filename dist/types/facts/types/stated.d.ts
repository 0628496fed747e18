/**
 * What a file of the form `File` states, as facts: every field is there, with the name that it has in the file; one
 * that is not stated is null, a list without entries is empty. build/manifests.mjs does the same to the JSON Schema.
 */
export type Stated<File> = File extends string | number | boolean ? Scalar<File> | null : File extends readonly (infer Item)[] ? Entry<Item>[] : {
    [Key in keyof File]-?: Stated<NonNullable<File[Key]>>;
};
/** Entries of a list: texts that say nothing are left out, and everything else keeps its place. */
type Entry<Item> = Item extends string | number | boolean ? Scalar<Item> : Stated<Item>;
/** "TODO" is what a person writes who does not know yet. */
type Scalar<Value> = Exclude<Value, 'TODO'>;
export {};
