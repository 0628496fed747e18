import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { readEngineRecord } from '../policy/engine.ts'
import { compileFolder } from '../policy/folder.ts'
import { factsSchema, type LoadedPack, UNVERSIONED } from '../policy/load-packs.ts'
import { digestOf } from '../policy/pack.ts'
import type { Pack, PackSigner } from '../policy/types.ts'
import { readArchive } from './archive.ts'
import { type CompiledWith, readBundle } from './bundle.ts'
import { fetchPack, type PackAccess, type ReadFile } from './fetch.ts'
import { ALGORITHMS, fingerprint, verificationKey } from './keys.ts'
import { type Lock, resolvedReference } from './lock.ts'
import { type Signer, verifyFiles } from './signatures.ts'
import { NotFetched, type PackContent, type PackFiles } from './source.ts'
import type { LockedSigner } from './types.ts'

/** A pack that is named, and where. */
export interface NamedPack {
  /** As modelward.yml or --policy writes it. */
  readonly reference: string
  /** In modelward.yml. */
  readonly place?: ErrorPlace
  /** Reads the bundle, where the reference is the path of one. */
  readonly readFile: ReadFile
}

/**
 * Loads a pack as it is pinned: its digest has to be the one of the lock, and its signature that of the lock's signer.
 * Nothing is fetched that the lock does not have.
 * @throws {UserError} PACK, with the place where the pack is named, and what mends it.
 */
export async function loadPinned(named: NamedPack, lock: Lock, access: PackAccess): Promise<LoadedPack> {
  const { reference } = named
  const pinned = lock.packs.get(reference)
  if (pinned === undefined) {
    throw notLoaded(named, `${lock.path} does not pin it`, `Pin it: ${lockCommand(named)}`)
  }
  const resolved = resolvedReference(reference, pinned, lock)
  const content = await inPack(named, () => fetchPack(resolved, named.readFile, access))
  const digest = digestOfContent(content)
  // A secret was at hand when the pack was pinned, and is not now; the digest is.
  const signer = pinned.signer === undefined ? null : signerOf(reference, pinned.signer, lock)
  const signed = signer && (await inPack(named, () => verifiedFiles(content, signer), mendSignature(named)))
  if (digest !== pinned.digest) {
    throw notLoaded(
      named,
      `it has changed since it was pinned: it is ${digest}, and ${lock.path} has ${pinned.digest}`,
      `If that is meant: ${lockCommand(named, '--update')}`,
    )
  }
  const loaded = await packOf(named, signed ?? (await inPack(named, () => filesOf(content))), access.assets)
  return signer === null ? loaded : { ...loaded, signer: reported(signer) }
}

function reported({ key, algorithm, keyId }: Signer): PackSigner {
  return { algorithm, key_id: keyId, fingerprint: fingerprint(key) }
}

function verifiedFiles(content: PackContent, signer: Signer): PackFiles {
  const files = filesOf(content)
  verifyFiles(files, signer)
  return files
}

/** A pack from its verified files. @throws {UserError} PACK, POLICY_COMPILE, POLICY_METADATA, POLICY_DUPLICATE */
export async function packOf(named: NamedPack, files: PackFiles, assets: Assets): Promise<LoadedPack> {
  const { reference } = named
  return inPack(named, async () => {
    const { revision, sources, data, compiled } = readBundle(files)
    const schema = await factsSchema(assets)
    const loaded = (pack: Pack): LoadedPack => ({ pack, shipped: false, sources: async () => sources })
    if (compiled !== null && isSame(compiled.with, await compiledWith(assets, schema)))
      return loaded(compiled.pack)
    if (sources.length === 0) throw new UserError('PACK', 'There is no .rego file in it.')
    const { name, version } = compiled?.pack ?? { name: reference, version: revision ?? UNVERSIONED }
    const pack = await compileFolder({ name, version, sources, assets, schema })
    return loaded({ ...pack, data })
  })
}

/** What this Modelward compiles with. */
export async function compiledWith(assets: Assets, schema: Record<string, unknown>): Promise<CompiledWith> {
  const { sha256 } = await readEngineRecord(fileURLToPath(assets.dist))
  return { engine: sha256, facts_schema: createHash('sha256').update(JSON.stringify(schema)).digest('hex') }
}

function isSame(a: CompiledWith, b: CompiledWith): boolean {
  return a.engine === b.engine && a.facts_schema === b.facts_schema
}

export function filesOf(content: PackContent): PackFiles {
  return content.kind === 'bundle' ? readArchive(content.bytes) : content.files
}

/** As `modelward.lock` has it. */
export function digestOfContent(content: PackContent): string {
  return digestOf(content.kind === 'bundle' ? content.bytes : checksumLines(content.files))
}

/** As `sha256sum` prints them: git's own SHA-1 is no proof. */
function checksumLines(files: PackFiles): Uint8Array {
  const lines = [...files]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`)
  return Buffer.from(lines.join(''))
}

/** Null for a secret. @throws {UserError} PACK */
export function signerOf(
  reference: string,
  { algorithm, key_id, scope, public_key }: LockedSigner,
  lock: Lock,
): Signer | null {
  if (public_key === undefined && ALGORITHMS[algorithm].key === 'secret') return null
  const key = verificationKey(public_key ?? '', `The public_key of ${reference} in ${lock.path}`)
  if (key.object.type === 'public') return { key, algorithm, keyId: key_id ?? null, scope: scope ?? null }
  throw new UserError('PACK', `The public_key of ${reference} is no public key.`, {
    place: lock.locate(reference),
  })
}

export function mendSignature(named: NamedPack): string {
  return `Get it anew from its publisher. Another key is pinned with ${lockCommand(named, '--update --verification-key FILE')}`
}

/** What the user types; the text of a modelward.yml, which may be a stranger's, is no part of it. */
export function lockCommand({ reference, place }: NamedPack, options = ''): string {
  return ['modelward policy lock', options, place === undefined ? reference : ''].filter(Boolean).join(' ')
}

/** What is wrong with a pack is told with its name, and the place where it is named. */
export async function inPack<T>(named: NamedPack, run: () => T | Promise<T>, mend?: string): Promise<T> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const { code, message, place, cause } = error
    const at = place === undefined ? '' : `${place.path}${place.line === undefined ? '' : `:${place.line}`}: `
    const parts = [
      // What was not fetched names the pack itself.
      ...(error instanceof NotFetched ? [] : [`The policy pack ${named.reference} is not loaded.`]),
      `${at}${message}`,
      ...(mend ? [mend] : []),
    ]
    throw new UserError(code, parts.join(' '), { ...(named.place && { place: named.place }), cause })
  }
}

function notLoaded({ reference, place }: NamedPack, why: string, mend: string): UserError {
  const message = `The policy pack ${reference} is not loaded: ${why}. ${mend}`
  return new UserError('PACK', message, place === undefined ? {} : { place })
}
