import type { Pointer } from '../../documents/place.ts'
import type { DigestAlgorithm, Signature, SignedModel, SignedSubject } from '../../facts/types.ts'
import type { SignedContent } from '../../signatures/content.ts'
import {
  isModelStatement,
  type ModelManifest,
  type Resource,
  readModel,
} from '../../signatures/model-signing.ts'
import { provenanceOf } from '../../signatures/provenance.ts'
import type { Statement } from '../../signatures/statement.ts'
import { baseName, folderOf, resolveInTree } from '../paths.ts'
import type { RecordedChecksum, Source } from '../reader.ts'
import { signedFile } from './detached.ts'

/** Resources and subjects that are listed: some more than a policy can see. */
const SUBJECT_LIMIT = 50_000

/** Files that decide which folder a model signature is about. */
const SAMPLED = 1_000

/** What a signature says, before it is verified. */
interface StatedFacts {
  readonly signature: Partial<Signature>
  readonly checksums: readonly { readonly value: RecordedChecksum; readonly pointer: Pointer }[]
  /** Names that leave the tree. */
  readonly outside: readonly { readonly pointer: Pointer; readonly message: string }[]
}

/** @throws {MalformedSignature} if it is about a model, and not as it has to be */
export function statementFacts(statement: Statement, source: Source): StatedFacts {
  const { version, predicateType } = statement
  const signature = { version, predicate_type: predicateType, provenance: provenanceOf(statement) }
  if (!isModelStatement(statement)) {
    const stated = statement.subjects.slice(0, SUBJECT_LIMIT).map((subject) => {
      // What an attestation calls its subjects is anything: an image, a package. Only a file's name is one.
      const file = fileOf(folderOf(source.path), subject.name, source)
      return { ...subject, file, range: null, listed: file }
    })
    return {
      ...listed(stated, source),
      signature: { ...signature, ...subjects(stated, statement.subjects.length) },
    }
  }
  const model = readModel(statement)
  const folder = modelFolder(model, source)
  const stated = model.resources.slice(0, SUBJECT_LIMIT).map((resource) => {
    const path = resolveInTree(folder, resource.path === '.' ? model.name : resource.path)
    const file = path !== null && source.exists(path) ? path : null
    return { ...resource, name: nameOf(resource), file, listed: path ?? resource.path }
  })
  return {
    ...listed(stated, source),
    signature: {
      ...signature,
      ...subjects(stated, model.resources.length),
      model: modelFacts(model, folder),
    },
  }
}

/** A signature over a file, which the name of the bundle says. */
export function messageFacts({ body }: SignedContent, source: Source): StatedFacts {
  if (body.kind === 'envelope') return { signature: {}, checksums: [], outside: [] }
  const file = signedFile(source.path, source.exists)
  const name = body.algorithm.toLowerCase().replace(/^sha2_/, 'sha')
  const digest = Buffer.from(body.digest).toString('hex')
  const stated = [
    {
      name: file ?? '',
      file,
      listed: file,
      algorithm: name,
      digest,
      range: null,
      pointer: ['messageSignature', 'messageDigest'],
    },
  ]
  return { ...listed(stated, source), signature: subjects(stated, 1) }
}

interface Stated extends SignedSubject {
  /** The subject of the checksum record; null for what is no file of the tree. */
  readonly listed: string | null
  readonly range: Resource['range']
  readonly pointer: Pointer
}

function subjects(stated: readonly Stated[], count: number): Pick<Signature, 'subjects' | 'complete'> {
  return {
    subjects: stated.map(({ name, file, algorithm, digest }) => ({ name, file, algorithm, digest })),
    complete: count <= SUBJECT_LIMIT,
  }
}

function listed(stated: readonly Stated[], { path }: Source): Pick<StatedFacts, 'checksums' | 'outside'> {
  const checksums: { value: RecordedChecksum; pointer: Pointer }[] = []
  const outside: { pointer: Pointer; message: string }[] = []
  for (const { listed: subject, name, algorithm, digest, range, pointer } of stated) {
    const known = ALGORITHMS.get(algorithm)
    if (subject === null || known === undefined) continue
    const leaves = resolveInTree('', subject) !== subject
    if (leaves)
      outside.push({ pointer, message: `The name ${JSON.stringify(name.slice(0, 200))} leaves the tree.` })
    const value: RecordedChecksum = {
      manifest: path,
      source: 'signature',
      subject,
      algorithm: known,
      expected: digest,
      reason: leaves ? 'outside-tree: the name is absolute or leaves the tree' : null,
      ...(range !== null && { part: range }),
    }
    checksums.push({ value, pointer })
  }
  return { checksums, outside }
}

/** Names of in-toto (spec/v1/digest_set.md) and model_signing. */
const ALGORITHMS: ReadonlyMap<string, DigestAlgorithm> = new Map([
  ['md5', 'md5'],
  ['sha1', 'sha1'],
  ['sha224', 'sha224'],
  ['sha256', 'sha256'],
  ['sha384', 'sha384'],
  ['sha512', 'sha512'],
  ['sha3_256', 'sha3-256'],
  ['sha3_384', 'sha3-384'],
  ['sha3_512', 'sha3-512'],
  ['blake2b', 'blake2b-512'],
  ['blake3', 'blake3'],
])

function nameOf({ path, range }: Resource): string {
  return range === null ? path : `${path}:${range.start}:${range.end}`
}

function fileOf(folder: string, name: string, { exists }: Source): string | null {
  const path = resolveInTree(folder, name)
  return path !== null && path !== '' && exists(path) ? path : null
}

/**
 * The folder that the names of a model signature start from: that of the signature, or one beside it that has the
 * model's name or the signature's. The one that holds most of the files; its own where none holds any.
 */
function modelFolder({ name, resources }: ModelManifest, source: Source): string {
  const own = folderOf(source.path)
  const stem = baseName(source.path).replace(/\.[^.]*$/, '')
  const beside = [name, stem].filter((each) => each !== '' && each !== '.' && !each.includes('/'))
  const candidates = [own, ...beside.map((each) => (own === '' ? each : `${own}/${each}`))]
  const some = resources.slice(0, SAMPLED)
  let [best, most] = [own, 0]
  for (const folder of candidates) {
    const there = some.filter(
      ({ path }) => fileOf(folder, path === '.' ? name : path, source) !== null,
    ).length
    if (there > most) [best, most] = [folder, there]
  }
  return best
}

function modelFacts({ name, sha256, serialization }: ModelManifest, folder: string): SignedModel {
  return {
    name,
    sha256,
    folder,
    method: serialization.method,
    shard_size: serialization.shardSize,
    allow_symlinks: serialization.allowSymlinks,
    ignore_paths: [...serialization.ignorePaths],
    unsigned_count: 0,
    unsigned_files: [],
    ignored_count: 0,
    ignored_files: [],
    covers: { readme: null, license_file: null, sbom: null },
  }
}
