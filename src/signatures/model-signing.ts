import { createHash } from 'node:crypto'
import { listOf, member, textOf } from '../artifacts/data.ts'
import { resolveInTree } from '../artifacts/paths.ts'
import type { Pointer } from '../documents/place.ts'
import { MalformedSignature } from './content.ts'
import type { Statement } from './statement.ts'

/** Predicate of OpenSSF Model Signing 1.0, and of model_signing 0.2 before it. */
export const MODEL_PREDICATE = 'https://model_signing/signature/v1.0'
const EARLY_MODEL_PREDICATE = 'https://model_signing/Digests/v0.1'

/** The model that a statement describes. */
export interface ModelManifest {
  /** Name of the folder or file; informative. */
  readonly name: string
  /** SHA-256 over all digests in their order: what names the model. Null before 1.0. */
  readonly sha256: string | null
  readonly resources: readonly Resource[]
  readonly serialization: Serialization
}

export interface Serialization {
  readonly method: 'files' | 'shards'
  readonly hashType: string
  readonly shardSize: number | null
  readonly allowSymlinks: boolean
  /** Paths within the model; a folder stands for all that is in it. */
  readonly ignorePaths: readonly string[]
}

export interface Shard {
  readonly start: number
  /** Exclusive. */
  readonly end: number
  /** The file ends with it. */
  readonly last: boolean
}

export interface Resource {
  /** Path within the model, with `/`; "." for a model that is one file. */
  readonly path: string
  /** Bytes of the file that the digest is of; null for all of it. */
  readonly range: Shard | null
  /** "sha256", "blake2b", "blake3" */
  readonly algorithm: string
  /** Lowercase hex. */
  readonly digest: string
  /** Within the statement. */
  readonly pointer: Pointer
}

export function isModelStatement({ predicateType }: Statement): boolean {
  return predicateType === MODEL_PREDICATE || predicateType === EARLY_MODEL_PREDICATE
}

/**
 * What `ignore_paths` leaves out, and git's own files: paths within the model. Each is exact, and a folder stands for
 * all that is in it.
 */
export function ignoring(paths: readonly string[]): (path: string) => boolean {
  const roots = new Set(paths.map((path) => resolveInTree('', path)))
  if (roots.has('')) return () => true
  return (path) => {
    for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (roots.has(path.slice(0, end))) return true
    }
    return false
  }
}

/** Was it made by model_signing 0.2, whose envelopes are signed in another way? */
export function isEarlyStatement(payload: Uint8Array): boolean {
  return Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength).includes(EARLY_MODEL_PREDICATE)
}

/** Signatures of model_signing 0.2 say nothing of files that are not signed. */
export function saysWhatIsComplete({ sha256 }: ModelManifest): boolean {
  return sha256 !== null
}

/**
 * The model of a statement; its own digest has to be that of its resources.
 * @throws {MalformedSignature}
 */
export function readModel(statement: Statement): ModelManifest {
  return statement.predicateType === EARLY_MODEL_PREDICATE ? earlyModel(statement) : currentModel(statement)
}

function earlyModel({ subjects }: Statement): ModelManifest {
  return {
    name: '',
    sha256: null,
    resources: distinct(
      subjects.map(({ name, algorithm, digest, pointer }) => ({
        path: name,
        range: null,
        algorithm,
        digest,
        pointer,
      })),
    ),
    serialization: {
      method: 'files',
      hashType: 'sha256',
      shardSize: null,
      allowSymlinks: false,
      ignorePaths: [],
    },
  }
}

function currentModel({ subjects, predicate }: Statement): ModelManifest {
  const [subject, ...more] = subjects
  if (subject === undefined || subject.algorithm !== 'sha256' || more.length > 0) {
    throw new MalformedSignature('A model signature has one subject, with a SHA-256 digest.', ['subject'])
  }
  const serialization = readSerialization(member(predicate, 'serialization'))
  const hash = createHash('sha256')
  const resources = listOf(member(predicate, 'resources')).map((value, index) => {
    const resource = readResource(value, serialization.method, ['predicate', 'resources', String(index)])
    hash.update(Buffer.from(resource.digest, 'hex'))
    return resource
  })
  const root = hash.digest('hex')
  if (root !== subject.digest) {
    const message = `The model's digest is ${subject.digest.slice(0, 64)}, and that of its resources is ${root}.`
    throw new MalformedSignature(message, subject.pointer)
  }
  const checked = serialization.method === 'files' ? distinct(resources) : contiguous(resources)
  return { name: subject.name, sha256: root, resources: checked, serialization }
}

function readSerialization(value: unknown): Serialization {
  const at = ['predicate', 'serialization']
  const method = member(value, 'method')
  if (method !== 'files' && method !== 'shards') {
    throw new MalformedSignature('The serialization is neither "files" nor "shards".', at)
  }
  const size = member(value, 'shard_size')
  const shardSize = typeof size === 'number' && Number.isSafeInteger(size) && size > 0 ? size : null
  if (method === 'shards' && shardSize === null)
    throw new MalformedSignature('"shard_size" is no length.', at)
  return {
    method,
    hashType: textOf(member(value, 'hash_type')) ?? 'sha256',
    shardSize,
    // Version 0.2 and hand-made ones write it as text.
    allowSymlinks: member(value, 'allow_symlinks') === true || member(value, 'allow_symlinks') === 'true',
    ignorePaths: listOf(member(value, 'ignore_paths')).flatMap((path) => textOf(path) ?? []),
  }
}

function readResource(value: unknown, method: 'files' | 'shards', pointer: Pointer): Resource {
  const name = textOf(member(value, 'name'))
  const algorithm = textOf(member(value, 'algorithm'))
  const digest = textOf(member(value, 'digest'))
  if (name === null || algorithm === null || digest === null || !/^(?:[0-9a-f]{2})+$/i.test(digest)) {
    throw new MalformedSignature('A resource has no name, algorithm or digest.', pointer)
  }
  const resource = {
    algorithm: algorithm.replace(/-sharded-\d+$/, ''),
    digest: digest.toLowerCase(),
    pointer,
  }
  if (method === 'files') return { path: name, range: null, ...resource }
  // A path may hold colons: the last two are the format's.
  const shard = /^(.+):(\d{1,16}):(\d{1,16})$/s.exec(name)
  const [start, end] = [Number(shard?.[2]), Number(shard?.[3])]
  if (shard?.[1] === undefined || !Number.isSafeInteger(end) || start >= end) {
    throw new MalformedSignature(
      `The shard ${JSON.stringify(name.slice(0, 100))} is not of the form path:start:end.`,
      pointer,
    )
  }
  return { path: shard[1], range: { start, end, last: false }, ...resource }
}

/** @throws {MalformedSignature} if one is there twice: which of the two digests counts would be the reader's choice. */
function distinct(resources: readonly Resource[]): readonly Resource[] {
  const seen = new Set<string>()
  for (const { path, pointer } of resources) {
    if (seen.has(path)) throw new MalformedSignature(`${shown(path)} is listed twice.`, pointer)
    seen.add(path)
  }
  return resources
}

/**
 * Shards, the last one of each file marked as that.
 * @throws {MalformedSignature} if they overlap or leave something out: then part of the file would not be signed.
 */
function contiguous(resources: readonly Resource[]): readonly Resource[] {
  const shards = new Map<string, Resource[]>()
  for (const resource of resources) {
    const known = shards.get(resource.path)
    if (known) known.push(resource)
    else shards.set(resource.path, [resource])
  }
  const last = new Set<Resource>()
  for (const [path, ofFile] of shards) {
    let end = 0
    for (const shard of ofFile.sort((a, b) => (a.range?.start ?? 0) - (b.range?.start ?? 0))) {
      if (shard.range?.start !== end) {
        throw new MalformedSignature(
          `The shards of ${shown(path)} do not cover it without a gap.`,
          shard.pointer,
        )
      }
      end = shard.range.end
    }
    const final = ofFile.at(-1)
    if (final !== undefined) last.add(final)
  }
  return resources.map((resource) => {
    const { range } = resource
    return range === null || !last.has(resource) ? resource : { ...resource, range: { ...range, last: true } }
  })
}

function shown(path: string): string {
  return JSON.stringify(path.slice(0, 100))
}
