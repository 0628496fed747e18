export type Severity = 'error' | 'warning' | 'note';
export interface Parameter {
    type: 'string' | 'number' | 'boolean' | 'string-list';
    default: string | number | boolean | string[];
    description: string;
}
/** One rule, as its METADATA states it. */
export interface Rule {
    /** "INT-002"; an author's rule without an id gets its package's last part, one of conftest's form "main.deny". */
    id: string;
    title: string;
    description: string;
    severity: Severity;
    remediation: string;
    /** Framework id → control ids. */
    controls: Record<string, string[]>;
    /** URLs or citations. */
    references: string[];
    parameters: Record<string, Parameter>;
    /** Rego package, "modelward.rules.int_002". */
    package: string;
    /** Source file as given to the compiler, and the row of its METADATA. */
    file: string;
    row: number;
}
/** A `.rego` file; the path is what messages name, with `/`. */
export interface PolicySource {
    path: string;
    text: string;
}
/** A compiled, versioned set of rules. */
export interface Pack {
    name: string;
    version: string;
    /** "sha256:..." of the wasm module. */
    digest: string;
    wasm: Uint8Array;
    rules: readonly Rule[];
    entrypoints: Entrypoints;
    /** OPA builtins that the module leaves to its host, sorted: with any, the engine runs beside it. */
    builtins: readonly string[];
    /** What its rules read below `data`, besides the time and parameters; none if absent. */
    data?: Readonly<Record<string, unknown>>;
}
/** Who signed a pack. */
export interface PackSigner {
    /** Of JSON Web Signatures, RFC 7518. */
    algorithm: string;
    /** What the signature calls its key. */
    key_id: string | null;
    /** "sha256:..." of the public key in DER (SubjectPublicKeyInfo). */
    fingerprint: string | null;
}
/**
 * Names of the wasm module's entrypoints. `all` gives an object from rule id to
 * `{applies: boolean, violation: [...], unverified: [...]}`; each of `rules`, by rule id, gives that of one rule.
 */
export interface Entrypoints {
    all: string;
    rules: Record<string, string>;
}
/** What a rule puts into `violation` or `unverified`. */
export interface RawFinding {
    message: string;
    /** JSON Pointer into what the rule reads: the facts document, or the list of files. */
    at: string;
    /** Overrides the rule's own severity for this finding (the ramp: what a repository has not started is milder). */
    severity: Severity | null;
    /** Where the rule itself says that it is: conftest's `_loc`. Goes before `at`. */
    location?: FindingLocation;
}
export interface FindingLocation {
    /** As the rule gives it; null for the file that `at` leads into. */
    file: string | null;
    /** 1-based; null where only the file is known. */
    line: number | null;
}
/** What an `exception` rule took out of a rule's hands: one input, with all that the rule finds in it. */
export interface RuleException {
    /** JSON Pointer to the input. */
    at: string;
    findings: number;
}
export type RuleResult = {
    readonly rule: Rule;
    readonly status: 'evaluated';
    readonly applies: boolean;
    readonly violations: readonly RawFinding[];
    readonly unverified: readonly RawFinding[];
    /** Only of rules whose package has exceptions. */
    readonly exceptions?: readonly RuleException[];
}
/** The rule threw, gave nothing, or gave something of another form. Never a pass. */
 | {
    readonly rule: Rule;
    readonly status: 'error';
    readonly message: string;
};
