export declare const MARKDOWN_FORMAT: 'markdown';
export declare const NVIDIA_FORMAT: 'nvidia-model-card';
/** The format of a model card without front matter, told by its headings alone; null for every other page. */
export declare function headerlessFormat(path: string, text: string): string | null;
