/** Files that come with Modelward and that it reads at run time, and where it may keep what it computed. */
export interface Assets {
    /** The folder of the built programs, with a slash at its end: packs, profiles, the engine, worker programs. */
    readonly dist: URL;
    /** Folder for compiled policies; null keeps none. */
    readonly cacheDir: string | null;
}
