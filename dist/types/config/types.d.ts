import type { Severity } from '../policy/types.ts';
/** `modelward.yml`, as a user writes it. The source of `policies/schemas/modelward.schema.json`. */
export interface ConfigFile {
    /** Folders that are judged each on its own, as globs; without it the whole tree is one system. */
    systems?: string[];
    /** Name of a shipped profile, or path of a profile file. */
    profile?: string;
    /** Packs that run beside the shipped rules: folders of Rego, bundles (.tar.gz), git+https:// and oci://. All but folders are pinned in modelward.lock. */
    policies?: string[];
    /** Findings of this severity or above block. */
    fail_on?: Severity;
    /** Per rule id: its severity, its parameters, or `off`. */
    rules?: Record<string, RuleSetting>;
    /** Paths that are not read, in the form of .gitignore lines. */
    exclude?: string[];
}
export type RuleSetting = 'off' | Severity | {
    severity?: Severity | 'off';
    parameters?: Record<string, string | number | boolean | string[]>;
};
