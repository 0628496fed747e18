/**
 * Text that comes from a repository (paths, messages that quote an artifact, names of systems) is hostile: it may
 * hold terminal escapes, workflow commands, Markdown or HTML. Each sink has one function here, and a renderer puts
 * no such text into its output without it.
 */
/** Replaces what does not show, or shows as something else, by a visible escape such as `\u202e`. */
export declare function visible(text: string): string;
/** For a line of a terminal or of a job's log. */
export declare function forTerminal(text: string): string;
/** For the data of a workflow command, the part after the second `::`. */
export declare function forWorkflowCommandData(text: string): string;
/** For the value of a workflow command's property, such as `file` or `title`. */
export declare function forWorkflowCommandProperty(text: string): string;
/**
 * For running text in GitHub Flavored Markdown: a paragraph, a list item, a table cell. Nothing in it becomes
 * markup, a link, an image, a mention or a reference to an issue.
 *
 * Entities rather than backslashes: a backslash before `|` means different things inside and outside of a table.
 * GitHub looks for mentions and references in the rendered text, where an entity no longer helps; a zero-width
 * space after the sign does.
 */
export declare function forMarkdown(text: string): string;
/**
 * For what a rule says: as `forMarkdown`, but a stretch between backticks shows as code. Nothing else in it is markup.
 */
export declare function forMarkdownWithCode(text: string): string;
/** For HTML text and quoted attribute values. */
export declare function forHtml(text: string): string;
/** For XML text and quoted attribute values: as HTML, without the two characters that XML 1.0 cannot hold (section 2.2). */
export declare function forXml(text: string): string;
/**
 * For a label between quotes in Mermaid. Whatever is no letter, digit or plain sign becomes an entity code: Mermaid
 * looks for directives (`%%{`), styles (`style ...:`), links and Markdown anywhere in its text, quotes or not.
 */
export declare function forMermaid(text: string): string;
/**
 * For a string between quotes in DOT that is a label or a tooltip. Graphviz knows escapes (`\N` is the node's name) and
 * HTML entities there.
 */
export declare function forDot(text: string): string;
/**
 * For a JSON document that was serialised already: escapes what JSON.stringify leaves raw and a terminal or a
 * runner would act on when the document goes to the log. The parsed value stays the same.
 */
export declare function forJson(document: string): string;
/** A path relative to the repository as a relative URI reference (RFC 3986), safe inside Markdown and HTML. */
export declare function pathToUri(path: string): string;
