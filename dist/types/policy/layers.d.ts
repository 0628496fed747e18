import type { RuleSetting } from '../config/types.ts';
import { type ErrorPlace, UserError } from '../errors.ts';
import type { Profile } from './profile.ts';
import type { LocateSetting } from './profile-file.ts';
import type { Severity } from './types.ts';
/** Where a decision about a rule comes from. */
export type Source = 
/** The rule's own METADATA. */
{
    readonly kind: 'metadata';
}
/** The user added the folder that the rule stands in. */
 | {
    readonly kind: 'folder';
} | {
    readonly kind: 'profile';
    readonly name: string;
    place(): ErrorPlace | undefined;
}
/** `modelward.yml`. */
 | {
    readonly kind: 'config';
    place(): ErrorPlace | undefined;
};
/** A source that is a file, which can be wrong. */
export type FileSource = Extract<Source, {
    place: unknown;
}>;
/** What one file says of rules. Places are worked out only where they are told. */
export interface Layer {
    readonly rules: RuleList | undefined;
    readonly settings: readonly Setting[];
}
/** A profile's choice among the shipped rules. */
export interface RuleList {
    readonly source: FileSource;
    readonly ids: 'all' | readonly {
        readonly id: string;
        readonly source: FileSource;
    }[];
}
export interface Setting {
    readonly id: string;
    readonly source: FileSource;
    readonly severity?: Severity | 'off' | undefined;
    readonly parameters?: readonly ParameterSetting[];
}
export interface ParameterSetting {
    readonly name: string;
    readonly value: unknown;
    readonly source: FileSource;
}
/** `rules:` of modelward.yml; `locate` takes pointers from the top of the file. */
export interface ConfiguredRules {
    readonly settings: Readonly<Record<string, RuleSetting>>;
    readonly locate?: LocateSetting;
}
/** What speaks of rules, the last word last: profiles from the one that extends nothing on, then modelward.yml. */
export declare function layersOf(profile: Profile, configured: ConfiguredRules): Layer[];
/** A mistake in a profile (PROFILE) or in modelward.yml (CONFIG), at its place. */
export declare function settingError(source: FileSource, message: string): UserError;
