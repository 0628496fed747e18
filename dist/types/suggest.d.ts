/** The known word that was probably meant; undefined if none is near. */
export declare function nearest(word: string, known: readonly string[]): string | undefined;
/** ` Did you mean "x"?`, or nothing. */
export declare function didYouMean(word: string, known: readonly string[]): string;
