/** Where a card's YAML stands, by UTF-16 offsets of the text. */
export interface FrontMatter {
    /** Offset of the opening `---`. */
    readonly open: number;
    /** The YAML between the two lines of `---`. */
    readonly start: number;
    readonly end: number;
    /** Offset of the Markdown after it. */
    readonly body: number;
    /** False if there is no line that ends it; then `end` is the end of the text. */
    readonly closed: boolean;
}
/**
 * Finds the front matter as huggingface_hub does (`REGEX_YAML_BLOCK` in repocard.py): blank lines may stand before it,
 * lines may end in any way, and the line that ends it may have trailing blanks. Null if the text does not begin with one.
 */
export declare function findFrontMatter(text: string): FrontMatter | null;
/** Keys at the left margin, without parsing the YAML: it may be cut off or broken. */
export declare function frontMatterKeys(text: string, { start, end }: FrontMatter): Set<string>;
