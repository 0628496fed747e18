import { type Parsed } from './collector.ts';
/** Pipenv's `Pipfile`. */
export declare function readPipfile(parsed: Parsed): void;
/** `Pipfile.lock`. */
export declare function readPipfileLock(parsed: Parsed): void;
