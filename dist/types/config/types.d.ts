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
    /** Whose signatures are trusted; without it none is. */
    signatures?: SignatureTrust;
}
/** See docs/signatures.md. Paths start at the top of the tree. */
export interface SignatureTrust {
    /** Files of public keys, as PEM. */
    keys?: string[];
    /** Files of certificates as PEM, which signing certificates have to lead to. */
    certificate_chains?: string[];
    /** Who may sign with Sigstore. */
    identities?: SignerIdentity[];
    /** Sigstore's trusted root, as JSON. Default: that of the public instance, which is shipped. */
    trusted_root?: string;
}
export interface SignerIdentity {
    /** Address, or URL of a workflow with its ref; * stands for anything but /. */
    identity: string;
    /** URL of the OpenID Connect issuer: https://token.actions.githubusercontent.com for GitHub's workflows. */
    issuer: string;
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
