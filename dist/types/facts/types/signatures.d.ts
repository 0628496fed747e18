export type SignatureStatus = 
/** A key, certificate or identity that the configuration trusts made it, and it holds for what it names. Whether the files are still those: `checksums`, by source `signature`. */
'verified'
/** It does not hold: content, signature, certificate or log entry do not belong together. */
 | 'invalid'
/** It may hold, and nobody that the configuration trusts made it: another key, another identity, a certificate that had expired. */
 | 'untrusted'
/** Nobody is configured whose signature it could be, or Modelward does not verify the format. */
 | 'not-verified'
/** A statement that nobody signed. */
 | 'unsigned'
/** It cannot be read as what it is. */
 | 'malformed';
export type SignatureFormat = 'sigstore-bundle' | 'dsse' | 'in-toto-statement' | 'cosign-bundle' | 'openpgp' | 'ssh' | 'minisign' | 'detached-signature';
/** A signature, attestation or unsigned statement. Until `status` is `verified`, everything else is what the file claims. */
export interface Signature {
    path: string;
    format: SignatureFormat;
    /** Version of the bundle's format ("0.3"), of the statement's ("1") where there is no bundle; null where it has none. */
    version: string | null;
    status: SignatureStatus;
    /** One sentence that says why; null where it is verified. */
    reason: string | null;
    signer: Signer | null;
    /** Times that a transparency log or a timestamp authority vouches for, RFC 3339 in UTC; only what was checked. */
    signed_at: string[];
    transparency_log: LogEntry[];
    /** Type of the in-toto predicate ("https://slsa.dev/provenance/v1"); null for what is no statement. */
    predicate_type: string | null;
    /** What is signed: the resources of a model signature, the subjects of a statement, the file of a detached signature. */
    subjects: SignedSubject[];
    /** False where there are more subjects than are listed. */
    complete: boolean;
    /** Of an OpenSSF model signature. */
    model: SignedModel | null;
    /** Of an SLSA provenance. */
    provenance: Provenance | null;
}
export interface SignedSubject {
    name: string;
    /** The file of the tree that is meant; null if there is none of that name. */
    file: string | null;
    /** As the signature names it: "sha256", "blake2b", "gitCommit", ... */
    algorithm: string;
    /** Lowercase hex. */
    digest: string;
}
export interface Signer {
    /** What the signature calls its key: hint or key id. */
    key_id: string | null;
    /** Lowercase hex SHA-256 of the public key (SubjectPublicKeyInfo), where it is known. */
    key_sha256: string | null;
    certificate: SignerCertificate | null;
    /** Subject alternative name of the certificate: an address or the URL of a workflow. */
    identity: string | null;
    /** OpenID Connect issuer that vouched for the identity. */
    issuer: string | null;
    /** What Fulcio's certificate says of the workflow that signed. */
    workflow: SignerWorkflow | null;
}
export interface SignerCertificate {
    subject: string;
    issuer: string;
    serial: string;
    /** RFC 3339 in UTC. */
    not_before: string;
    not_after: string;
    /** Lowercase hex SHA-256 of the certificate. */
    sha256: string;
}
export interface SignerWorkflow {
    source_repository: string | null;
    source_ref: string | null;
    /** Digest of the source: the commit. */
    source_digest: string | null;
    build_signer: string | null;
    trigger: string | null;
    runner: string | null;
}
export interface LogEntry {
    /** Base URL of the log where the trusted root knows it, else the log's id in hex. */
    log: string;
    index: string;
    /** RFC 3339 in UTC; null where the log states none. */
    integrated_at: string | null;
    /** The inclusion was checked against a trusted log. */
    verified: boolean;
}
export interface SignedModel {
    name: string;
    /** SHA-256 over the digests of the resources: what the model can be cited by. Null in signatures before 1.0. */
    sha256: string | null;
    /** Folder of the tree that the resources' names start from; empty for its top. */
    folder: string;
    method: 'files' | 'shards';
    shard_size: number | null;
    allow_symlinks: boolean;
    ignore_paths: string[];
    /** Files of the folder that the signature does not cover and does not ignore: how many, and the first of them. */
    unsigned_count: number;
    unsigned_files: string[];
    /** Files of the folder that `ignore_paths` leaves out, besides the signature and what git keeps. */
    ignored_count: number;
    ignored_files: string[];
    covers: {
        /** Null where the folder has none. */
        readme: boolean | null;
        license_file: boolean | null;
        sbom: boolean | null;
    };
}
export interface Provenance {
    builder: string | null;
    build_type: string | null;
    /** "https://github.com/acme/models" and the commit that was built. */
    source_repository: string | null;
    source_commit: string | null;
    invocation: string | null;
    /** RFC 3339. */
    started: string | null;
    finished: string | null;
    materials: {
        uri: string;
        algorithm: string | null;
        digest: string | null;
    }[];
}
