import { listOf, member, textOf } from '../../data.ts'
import { BY_EXTENSION } from '../../model-file/extensions.ts'
import { extensionOf, folderOf, resolveInTree } from '../../paths.ts'
import type { Source } from '../../reader.ts'

/**
 * Component types that are files of the tree. An occurrence or path of a library says where it is used or declared,
 * and its digest is that of a package elsewhere.
 */
const FILE_TYPES: ReadonlySet<string> = new Set(['machine-learning-model', 'data', 'file'])

const PATH_PROPERTY = /(?:^|[:._-])(?:src_?)?(?:file(?:_?(?:name|path))?|path|location)$/i

/** What is known of the file that a component is. */
export interface ComponentFile {
  /** Path in the tree. */
  readonly path: string
  readonly exists: boolean
}

/**
 * The file that a component is: where it occurs, what a property, a distribution reference or its contents name, or
 * its own name; as seen from the SBOM's folder, then from the root. Null if nothing names a file.
 */
export function fileOf(component: unknown, source: Source): ComponentFile | null {
  const type = textOf(member(component, 'type'))
  if (type === null || !FILE_TYPES.has(type)) return null
  const folder = folderOf(source.path)
  const stated = statedPath(component, folder)
  if (stated !== null) return { path: stated, exists: source.exists(stated) }
  for (const name of namesOf(component)) {
    const path = existing(name, source)
    if (path !== null) return { path, exists: true }
  }
  const name = textOf(member(component, 'name')) ?? ''
  const path = looksLikeFile(type, name) ? resolveInTree(folder, name) : null
  return path === null ? null : { path, exists: false }
}

/** The file of the tree that a URL leads to; null if it leads elsewhere, or nowhere. */
export function pathInTree(url: unknown, source: Source): string | null {
  const [name] = localPath(url)
  return name === undefined ? null : existing(name, source)
}

/** As seen from the SBOM's folder, then from the root. */
function existing(name: string, source: Source): string | null {
  const paths = [resolveInTree(folderOf(source.path), name), resolveInTree('', name)]
  return paths.find((path) => path !== null && path !== '' && source.exists(path)) ?? null
}

/** What `modelward hash` writes: the path of a file, whatever it looks like, as seen from the SBOM's folder. */
function statedPath(component: unknown, folder: string): string | null {
  const property = listOf(member(component, 'properties')).find(
    (each) => textOf(member(each, 'name')) === 'modelward:path',
  )
  const value = textOf(member(property, 'value'))
  return value === null ? null : resolveInTree(folder, value)
}

function* namesOf(component: unknown): Generator<string> {
  for (const occurrence of listOf(member(component, 'evidence', 'occurrences'))) {
    yield* localPath(member(occurrence, 'location'))
  }
  for (const property of listOf(member(component, 'properties'))) {
    if (PATH_PROPERTY.test(textOf(member(property, 'name')) ?? ''))
      yield* localPath(member(property, 'value'))
  }
  for (const reference of listOf(member(component, 'externalReferences'))) {
    if (member(reference, 'type') === 'distribution') yield* localPath(member(reference, 'url'))
  }
  for (const data of listOf(member(component, 'data'))) yield* localPath(member(data, 'contents', 'url'))
  const name = textOf(member(component, 'name'))
  const group = textOf(member(component, 'group'))
  if (name !== null && group !== null) yield* localPath(`${group}/${name}`)
  yield* localPath(name)
}

/** A path, or a URL without authority (`file:model.onnx`); nothing for URLs that lead elsewhere. */
function localPath(value: unknown): readonly string[] {
  const text = textOf(value)
    ?.trim()
    .replace(/^file:(?!\/\/)/i, '')
  if (text === undefined || /^[a-z][a-z0-9+.-]*:/i.test(text)) return []
  return [text]
}

/** A name that only a file has, so that a digest of it that finds no file is a record of a missing file. */
function looksLikeFile(type: string, name: string): boolean {
  if (type === 'file') return /[^/]\.[A-Za-z][A-Za-z0-9]{0,11}$/.test(name)
  return type === 'machine-learning-model' && BY_EXTENSION.has(extensionOf(name))
}
