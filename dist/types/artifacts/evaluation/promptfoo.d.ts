import { type Draft } from './draft.ts';
/** What `promptfoo eval --output results.json` and `promptfoo redteam` write (version 3, and 2 with a table). */
export declare function readPromptfoo(output: unknown): Draft;
