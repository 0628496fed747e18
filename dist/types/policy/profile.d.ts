import { type ErrorPlace } from '../errors.ts';
import { type LocateSetting, type ProfileFile } from './profile-file.ts';
/** The profile that is used when nothing is configured. */
export declare const DEFAULT_PROFILE = "default";
/** Bytes of a profile file; those that people write are far smaller. */
export declare const PROFILE_LIMIT: number;
/** A profile with those that it extends. */
export interface Profile {
    /** As the user named it. */
    readonly name: string;
    /** The one that extends nothing first. */
    readonly layers: readonly ProfileLayer[];
}
export interface ProfileLayer {
    /** Of a shipped profile, or the path of the file. */
    readonly name: string;
    readonly file: ProfileFile;
    readonly locate: LocateSetting;
}
/** Where profiles come from. */
export interface ProfileSources {
    /** The profiles that Modelward ships, by name: the content of dist/profiles.json. */
    shipped(): Promise<unknown>;
    /** A file's bytes, by its path from the root that is checked. */
    read(path: string): Promise<Uint8Array>;
}
/**
 * Loads a profile: by name one of the shipped, by path (it has a slash or ends in .yml or .yaml) a file.
 * @param place Where the user names it, for messages.
 * @throws {UserError} PROFILE for one that is not there, has another form, or extends itself.
 */
export declare function loadProfile(name: string, sources: ProfileSources, place?: ErrorPlace): Promise<Profile>;
