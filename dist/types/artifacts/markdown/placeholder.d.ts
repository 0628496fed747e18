/** Is the whole text only what a template left: "[More Information Needed]", "TODO", `{{ model_id }}`? */
export declare function isPlaceholder(text: string): boolean;
/** Lower case words with single spaces; links become their text, emoji and punctuation go. */
export declare function normalize(text: string): string;
export type TextState = 'text' | 'placeholder' | 'empty';
/** What stands in a stretch of Markdown without headings and code: text, only placeholders, or nothing. */
export declare function textState(markdown: string): TextState;
/** The text without HTML comments; one that does not end takes the rest with it. */
export declare function withoutComments(text: string): string;
