import type { ArtifactKind, Unread } from '../facts/types.ts';
/** An empty file, if its name says that it should hold an artifact. */
export declare function unreadOfEmpty(path: string): Unread | null;
/** A Git-LFS pointer, if its name says that it should hold an artifact: what that states is not in the tree. */
export declare function unreadOfPointer(path: string): Unread | null;
/** What a file of this name should hold; `other` where the name does not say. */
export declare function kindByName(path: string): ArtifactKind;
/** Folders that stand where an artifact's file is looked for, sorted as the paths of the files in them. */
export declare function unreadOfFolders(paths: Iterable<string>): Unread[];
