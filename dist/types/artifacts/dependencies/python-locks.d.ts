import { type Parsed } from './collector.ts';
/** `poetry.lock`: digests stand beside the package, before version 2 of the form in `[metadata.files]`. */
export declare function readPoetryLock(parsed: Parsed): void;
/** `uv.lock`. */
export declare function readUvLock(parsed: Parsed): void;
/** `pdm.lock`. */
export declare function readPdmLock(parsed: Parsed): void;
/** `pylock.toml` (PEP 751). */
export declare function readPylock(parsed: Parsed): void;
