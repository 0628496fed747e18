import type { Algorithm } from './keys.ts'

/** `modelward.lock`: what the packs of modelward.yml were when they were pinned. `modelward policy lock` writes it. */
export interface LockFile {
  /** Of this format. */
  lock_version: '1'
  /** By reference, as modelward.yml or --policy writes it. */
  packs: Record<string, LockedPack>
}

export interface LockedPack {
  /** The reference with the commit or digest that it stood for. */
  resolved: string
  /**
   * "sha256:..." of the bundle; of a folder of git, that of the lines "<sha256 of a file>  <its path>", sorted by path.
   * @pattern ^sha256:[0-9a-f]{64}$
   */
  digest: string
  /** Whose signature has to hold; absent where the digest alone is pinned. */
  signer?: LockedSigner
}

export interface LockedSigner {
  /** Of JSON Web Signatures, RFC 7518. */
  algorithm: Algorithm
  /** What the signature calls its key. */
  key_id?: string
  /** What the signature is for, in the words of OPA's `scope`. */
  scope?: string
  /** As PEM. Absent for the secret of HS256, HS384 and HS512: the signature was verified when the pack was pinned. */
  public_key?: string
}
