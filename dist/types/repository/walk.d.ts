/** Folders that hold no policies: hidden ones, and what a package manager can restore. */
export declare function isPassedOver(folderName: string): boolean;
/**
 * The paths of everything in a folder and below that is no folder itself, relative to it, with `/`, in no order.
 * Links are not followed.
 * @throws {Error} of the system, if a folder cannot be read
 */
export declare function walkBelow(folder: string): string[];
