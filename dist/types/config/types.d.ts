import type { Severity } from '../policy/types.ts';
/** `modelward.yml`, as a user writes it. The source of `policies/schemas/modelward.schema.json`. */
export interface ConfigFile {
    /** Folders that are judged each on its own, as globs; without it the whole tree is one system. */
    systems?: string[];
    /** Name of a shipped profile, or path of a profile file. */
    profile?: string;
    /** Packs that run beside the shipped rules: folders of Rego, bundles (.tar.gz), git+https:// and oci://. All but folders are pinned in modelward.lock. */
    policies?: (string | ConftestPolicies)[];
    /** Findings of this severity or above block. */
    fail_on?: Severity;
    /** Per rule id: its severity, its parameters, or `off`. */
    rules?: Record<string, RuleSetting>;
    /** Paths that are not read, in the form of .gitignore lines. */
    exclude?: string[];
}
/** Policies on the terms of conftest: see docs/conftest.md. */
export interface ConftestPolicies {
    /** Folders of Rego that are one set of policies, or one folder. */
    conftest: string | string[];
    /** Globs, from the top of the tree: what each file says is the rules' input. Without them it is the facts document. */
    files?: string[];
    /** Packages whose rules are asked, as globs. Default: main, or all of them where the input is the facts document. */
    namespace?: string | string[];
    /** JSON and YAML files, or folders of them, that the rules see as data. */
    data?: string | string[];
    /** All files are one input, the list of their path and contents. */
    combine?: boolean;
}
export type RuleSetting = 'off' | Severity | {
    severity?: Severity | 'off';
    parameters?: Record<string, string | number | boolean | string[]>;
};
