import type { Pointer } from '../../../documents/place.ts'
import type { Digest, LineageDataset } from '../../../facts/types.ts'
import { isMapping, listOf, type Mapping, member, textOf } from '../../data.ts'
import type { Source } from '../../reader.ts'
import type { DvcCollector, DvcPath } from './collector.ts'
import { workingFolders } from './pipeline.ts'
import { typeByName } from './types.ts'

const SCHEMA = '2.0'

/** `dvc.lock`: `schema` and `stages` since DVC 2, the stages themselves before. */
export async function readDvcLock(document: Mapping, collector: DvcCollector, source: Source): Promise<void> {
  const schema = member(document, 'schema')
  const isCurrent = schema !== undefined
  if (isCurrent && String(schema) !== SCHEMA) {
    collector.tell(
      'unsupported',
      ['schema'],
      `The lock's schema ${JSON.stringify(schema)} is not known; 2.0 is.`,
      'file',
    )
    return
  }
  const stages = isCurrent ? (member(document, 'stages') ?? {}) : document
  const at: Pointer = isCurrent ? ['stages'] : []
  if (!isMapping(stages)) {
    collector.tell('malformed', at, 'The stages of the lock are not a mapping.', 'file')
    return
  }
  const folders = await workingFolders(source)
  for (const [name, stage] of Object.entries(stages)) {
    readStage(name, stage, [...at, name], { collector, workingFolder: folders.get(name) ?? null })
  }
  if (!isCurrent) return
  for (const [index, dataset] of listOf(member(document, 'datasets')).entries()) {
    readLockedDataset(dataset, ['datasets', String(index)], collector)
  }
}

/** A dataset of another place, at the revision that it was taken at (DVC 3.50 and later). */
function readLockedDataset(dataset: unknown, at: Pointer, collector: DvcCollector): void {
  const name = textOf(member(dataset, 'name'))
  const url = textOf(member(dataset, 'url'))
  if (name === null || url === null) {
    collector.tell('malformed', at, 'The dataset has no "name" and "url".')
    return
  }
  const version = member(dataset, 'version')
  const revision = textOf(member(dataset, 'rev_lock')) ?? (typeof version === 'number' ? `v${version}` : null)
  const places = new Map<string, Pointer>([
    ['', [...at, 'name']],
    ['source', [...at, 'url']],
    ['revision', [...at, 'rev_lock']],
  ])
  collector.dataset({ id: name, place: 'url' }, { type: 'dataset', source: url, revision }, places)
}

/** `*.dvc`: what is tracked (`outs`), and for an import where it came from (`deps`). */
export function readDvcFile(document: Mapping, collector: DvcCollector): void {
  const workingFolder = textOf(member(document, 'wdir'))
  const [origin] = listOf(member(document, 'deps'))
    .map(originOf)
    .filter((found) => found !== null)
  const outs = listOf(member(document, 'outs'))
  if (outs.length === 0) collector.tell('malformed', [], 'The file has no "outs": it tracks nothing.', 'file')
  const description = textOf(member(document, 'desc'))
  for (const [index, out] of outs.entries()) {
    const at = ['outs', String(index)]
    const entry = readEntry(out, at, workingFolder, collector)
    if (entry === null) continue
    const { path, digests } = entry
    const places = new Map<string, Pointer>([
      ['', [...at, 'path']],
      ['source', ['deps', '0']],
      ['revision', ['deps', '0']],
      ['digests', at],
    ])
    const stored = versionOf(out)
    const stated = {
      description: textOf(member(out, 'desc')) ?? description,
      ...(stored !== null && { revision: stored }),
      ...origin,
    }
    collector.dataset(path, { type: declaredType(out) ?? typeByName(path.id), digests, ...stated }, places)
  }
  const command = commandOf(member(document, 'cmd'))
  if (command !== null) readStage('stage', document, [], { collector, workingFolder })
}

/** The version that a storage service gave to what is pushed there ("cloud versioning"). */
function versionOf(out: unknown): string | null {
  const clouds = member(out, 'cloud')
  const [first] = isMapping(clouds) ? Object.values(clouds) : []
  return textOf(member(out, 'version_id')) ?? textOf(member(first, 'version_id'))
}

/** Where an import came from: another repository at a commit, or a URL. */
function originOf(dependency: unknown): Pick<LineageDataset, 'source' | 'revision'> | null {
  const url = textOf(member(dependency, 'repo', 'url'))
  if (url !== null) {
    const revision =
      textOf(member(dependency, 'repo', 'rev_lock')) ?? textOf(member(dependency, 'repo', 'rev'))
    return { source: url, revision }
  }
  const path = textOf(member(dependency, 'path'))
  if (path === null || !/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return null
  return { source: path, revision: textOf(member(dependency, 'version_id')) }
}

function readStage(
  name: string,
  stage: unknown,
  at: Pointer,
  { collector, workingFolder }: { collector: DvcCollector; workingFolder: string | null },
): void {
  if (!isMapping(stage)) {
    collector.tell('malformed', at, `The entry of the stage ${JSON.stringify(name)} is not a mapping.`)
    return
  }
  const places = new Map<string, Pointer>([
    ['', at],
    ['command', [...at, 'cmd']],
  ])
  const ids = (side: 'deps' | 'outs', field: 'inputs' | 'outputs') => {
    const found: string[] = []
    for (const [index, item] of listOf(member(stage, side)).entries()) {
      const pointer = [...at, side, String(index)]
      const entry = readEntry(item, pointer, workingFolder, collector)
      if (entry === null) continue
      const { path, digests } = entry
      // What a stage writes may be a metric or a plot: that stands in dvc.yaml.
      const byName = typeByName(path.id)
      const type = side === 'outs' && byName === 'dataset' ? 'unknown' : byName
      collector.dataset(path, { type, digests }, new Map([['', [...pointer, 'path']]]))
      places.set(`${field}/${found.length}`, [...pointer, 'path'])
      found.push(path.id)
    }
    return found
  }
  const inputs = ids('deps', 'inputs')
  const parameters = member(stage, 'params')
  for (const file of isMapping(parameters) ? Object.keys(parameters) : []) {
    const pointer = [...at, 'params', file]
    const path = collector.resolve(file, workingFolder, pointer)
    collector.dataset(path, { type: 'parameters' }, new Map([['', pointer]]))
    places.set(`inputs/${inputs.length}`, pointer)
    inputs.push(path.id)
  }
  const outputs = ids('outs', 'outputs')
  const command = commandOf(member(stage, 'cmd'))
  collector.run(
    { id: `${collector.path}#${name}`, job: name, state: 'locked', inputs, outputs, command },
    places,
  )
}

/** One of `deps` or `outs`: its path, and what is recorded of its content. Null for what has none. */
function readEntry(
  entry: unknown,
  at: Pointer,
  workingFolder: string | null,
  collector: DvcCollector,
): { path: DvcPath; digests: Digest[] } | null {
  const written = textOf(member(entry, 'path'))
  if (written === null) {
    collector.tell('malformed', at, 'The entry has no "path".')
    return null
  }
  // The path of an import is one in the other repository.
  if (member(entry, 'repo') !== undefined) return { path: { id: written, place: 'url' }, digests: [] }
  const path = collector.resolve(written, workingFolder, [...at, 'path'])
  const listed = listOf(member(entry, 'files'))
  for (const [index, file] of listed.entries()) {
    readListedFile(file, [...at, 'files', String(index)], { written, workingFolder, entry }, collector)
  }
  const recorded = digestOf(entry, entry, at, collector)
  if (recorded === null) return { path, digests: [] }
  const { digest, isFolder } = recorded
  if (path.place === 'tree' && !(isFolder && listed.length > 0)) {
    const reason = isFolder
      ? "folder: the digest is of DVC's own listing of the folder, which is kept in its cache"
      : null
    collector.checksum(path.id, digest, reason, [...at, 'md5'])
  } else if (path.place === 'outside-tree') {
    collector.checksum(path.id, digest, 'outside-tree: the path leaves the tree', [...at, 'md5'])
  }
  return { path, digests: isFolder ? [] : [digest] }
}

/** A file of a folder, where the lock lists them. */
function readListedFile(
  file: unknown,
  at: Pointer,
  folder: { written: string; workingFolder: string | null; entry: unknown },
  collector: DvcCollector,
): void {
  const name = textOf(member(file, 'relpath'))
  const recorded = digestOf(file, folder.entry, at, collector)
  if (name === null || recorded === null || recorded.isFolder) return
  const path = collector.resolve(`${folder.written}/${name}`, folder.workingFolder, [...at, 'relpath'])
  if (path.place === 'tree') collector.checksum(path.id, recorded.digest, null, [...at, 'md5'])
}

/**
 * The MD5 that is recorded. Until DVC 3, which writes `hash: md5`, it is that of the text with CRLF made LF. Other
 * keys (`etag`, `checksum`) are marks of a storage service and no digests.
 */
function digestOf(
  entry: unknown,
  hashed: unknown,
  at: Pointer,
  collector: DvcCollector,
): { digest: Digest; isFolder: boolean } | null {
  const recorded = member(entry, 'md5')
  if (recorded === undefined || recorded === null) return null
  const [, value, folder] = /^([0-9a-f]{32})(\.dir)?$/i.exec(String(recorded)) ?? []
  if (value === undefined) {
    collector.tell('malformed', [...at, 'md5'], 'The "md5" is not 32 hex digits.')
    return null
  }
  const algorithm = member(hashed, 'hash') === 'md5' ? 'md5' : 'md5-dos2unix'
  return { digest: { algorithm, value: value.toLowerCase() }, isFolder: folder !== undefined }
}

function declaredType(entry: unknown): LineageDataset['type'] | null {
  const type = member(entry, 'type')
  return type === 'model' || type === 'dataset' ? type : null
}

/** Commands may be a list, which DVC runs one after the other. */
export function commandOf(value: unknown): string | null {
  const lines = listOf(value).filter((line) => typeof line === 'string')
  return textOf(lines.length > 0 ? lines.join('\n') : value)
}
