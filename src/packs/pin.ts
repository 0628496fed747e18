import { UserError } from '../errors.ts'
import type { Pack } from '../policy/types.ts'
import { fetchPack, type PackAccess, resolvePack } from './fetch.ts'
import { type Algorithm, isAlgorithm, type Key, publicPem } from './keys.ts'
import {
  digestOfContent,
  filesOf,
  inPack,
  lockCommand,
  mendSignature,
  type NamedPack,
  packOf,
  signerOf,
} from './load.ts'
import { type Lock, resolvedReference } from './lock.ts'
import { formatReference, type PackReference, parseAnyReference } from './reference.ts'
import { readClaims, type SignatureClaims, type Signer, verifyFiles } from './signatures.ts'
import type { PackFiles } from './source.ts'
import type { LockedPack, LockedSigner } from './types.ts'

export interface PinOptions {
  /** Whose signature has to hold. Without it the signer that the lock has. */
  readonly signer?: WantedSigner
  /** Look up what branches and tags stand for now, instead of what the lock has. */
  readonly update: boolean
}

export interface WantedSigner {
  readonly key: Key
  /** What the signature has to call its key; whatever it says, if absent. */
  readonly keyId?: string
  readonly scope?: string
}

/** A pack as it is now. */
export interface PinnedPack {
  readonly reference: string
  readonly entry: LockedPack
  /** What the lock has; null if it is new. */
  readonly before: LockedPack | null
  readonly pack: Pack
  /** What a signature says that was not verified, for there was no key. */
  readonly unverified: SignatureClaims | null
}

/**
 * Fetches a pack, verifies it and loads it, so that nothing is pinned that a check could not use.
 * @throws {UserError} PACK, or what is wrong with its policies
 */
export async function pinPack(
  named: NamedPack,
  lock: Lock,
  options: PinOptions,
  access: PackAccess,
): Promise<PinnedPack> {
  const { reference } = named
  const before = lock.packs.get(reference) ?? null
  const resolved = await resolve(named, before, lock, options, access)
  const content = await inPack(named, () => fetchPack(resolved, named.readFile, access))
  const digest = digestOfContent(content)
  const files = await inPack(named, () => filesOf(content), 'Get it anew from its publisher.')
  const signer = await inPack(named, () => verified(files, options.signer), mendKey(named)).then(
    (wanted) => wanted ?? keptSigner(named, files, digest, before, lock),
  )
  const { pack } = await packOf(named, files, access.assets)
  return {
    reference,
    entry: { resolved: formatReference(resolved), digest, ...(signer && { signer }) },
    before,
    pack,
    unverified: signer === null ? readClaims(files) : null,
  }
}

export type Change = 'new' | 'same' | 'signer-added' | 'changed'

/** How a pack differs from what the lock has. */
export function changeOf({ entry, before }: PinnedPack): Change {
  if (before === null) return 'new'
  if (entry.resolved !== before.resolved || entry.digest !== before.digest) return 'changed'
  if (JSON.stringify(entry.signer) === JSON.stringify(before.signer)) return 'same'
  return before.signer === undefined ? 'signer-added' : 'changed'
}

async function resolve(
  { reference }: NamedPack,
  before: LockedPack | null,
  lock: Lock,
  { update }: PinOptions,
  access: PackAccess,
): Promise<PackReference> {
  const parsed = parseAnyReference(reference)
  switch (parsed.kind) {
    case 'folder':
      throw new UserError(
        'PACK',
        `${reference} is a folder, which is read as it is; only bundles, git and OCI are pinned.`,
      )
    case 'bundle':
    case 'git':
    case 'oci':
      return parsed
    case 'git-ref':
    case 'oci-tag':
      return before === null || update
        ? resolvePack(parsed, access)
        : resolvedReference(reference, before, lock)
  }
}

/** The signer that was asked for, after its signature was found to hold. */
function verified(files: PackFiles, wanted: WantedSigner | undefined): LockedSigner | null {
  if (wanted === undefined) return null
  const claims = readClaims(files)
  if (claims === null) throw new UserError('PACK', 'It is not signed.')
  const { key, keyId = claims.keyId, scope = null } = wanted
  const algorithm = algorithmFor(key, claims)
  verifyFiles(files, { key, algorithm, keyId, scope })
  const pem = publicPem(key)
  return {
    algorithm,
    ...(keyId !== null && { key_id: keyId }),
    ...(scope !== null && { scope }),
    ...(pem !== null && { public_key: pem }),
  }
}

/** The token says which of the algorithms it is; the key says which those are. */
function algorithmFor({ algorithms }: Key, { algorithm }: SignatureClaims): Algorithm {
  if (isAlgorithm(algorithm) && algorithms.includes(algorithm)) return algorithm
  const message = `Its signature is of algorithm ${JSON.stringify(algorithm.slice(0, 20))}, and the key is for ${algorithms.join(', ')}.`
  throw new UserError('PACK', message)
}

/** The signer of the lock, whose signature has to hold for what is there now. */
async function keptSigner(
  named: NamedPack,
  files: PackFiles,
  digest: string,
  before: LockedPack | null,
  lock: Lock,
): Promise<LockedSigner | null> {
  if (before?.signer === undefined) return null
  const signer: Signer | null = signerOf(named.reference, before.signer, lock)
  await inPack(
    named,
    () => {
      if (signer !== null) verifyFiles(files, signer)
      else if (digest !== before.digest)
        throw new UserError('PACK', 'It has changed, and its signature needs the secret.')
    },
    signer === null ? 'Give --verification-key FILE.' : mendSignature(named),
  )
  return before.signer
}

function mendKey(named: NamedPack): string {
  return `Get it anew from its publisher, or give its key: ${lockCommand(named, '--verification-key FILE')}`
}
