import { type Parsed } from './collector.ts';
/** `package.json`. */
export declare function readNpmPackage({ document, collector }: Parsed): void;
/** `package-lock.json` and `npm-shrinkwrap.json`: `packages` since version 2 of the form, before a tree. */
export declare function readNpmLock(parsed: Parsed): void;
