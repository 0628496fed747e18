/** One run of a scanner, as its report tells. A SARIF file with three runs gives three records. */
export interface ScanResult {
    path: string;
    format: 'sarif' | 'modelscan' | 'modelaudit';
    /** Position of the run in the file. */
    run: number;
    tool: {
        name: string;
        version: string | null;
        url: string | null;
    };
    /** When it ended, else when it began; RFC 3339. */
    date: string | null;
    /** Did the scanner itself say that it came to its end? null where it does not say. */
    successful: boolean | null;
    /** Commit that was scanned. */
    revision: string | null;
    /** What was scanned, as far as the report names it. */
    subjects: ScanSubject[];
    /** Open findings and suppressed ones, most grave first. */
    findings: ScanFinding[];
    /** Findings beyond what is kept: all of `counts` minus these are in `findings`. */
    findings_left_out: number;
    /** Open findings by level; suppressed ones do not count. */
    counts: {
        error: number;
        warning: number;
        note: number;
    };
}
export interface ScanSubject {
    /** As written. */
    name: string;
    /** The file of the tree, if it is one. */
    file: string | null;
    /** Lowercase hex, as the report states it. */
    sha256: string | null;
    /** Is that digest the file's? `unbound`: the report states no SHA-256, so it may be of another version of the file. */
    status: 'match' | 'mismatch' | 'missing' | 'unbound' | 'not-checkable';
}
export interface ScanFinding {
    /** The scanner's own id of the rule. */
    rule: string | null;
    level: 'error' | 'warning' | 'note';
    /** CVSS-like score from 0 to 10, where the scanner gives one (`security-severity`). */
    security_severity: number | null;
    message: string | null;
    /** As written. */
    subject: string | null;
    /** The file of the tree, if it is one. */
    file: string | null;
    /** 1-based. */
    line: number | null;
    /** CVE, GHSA and OSV ids that it names. */
    vulnerabilities: string[];
    /** The scanner was told to be silent on it. */
    suppressed: boolean;
}
