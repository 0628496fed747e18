import { UNSIGNED_PATHS } from '../integrity/model-manifest.ts'
import { ignoring } from '../signatures/model-signing.ts'
import { isWithin } from './paths.ts'
import type { File, Signature, SignedModel } from './types.ts'

/** Files that are named of each signature; more are counted. */
const NAMED_FILES = 1_000

const README = /^readme(?:\.\w+)?$/i
const LICENSE = /^(?:licen[sc]e|copying)(?:[.-].*)?$/i

/** What of its folder a model signature covers and leaves out. */
export function withCoverage(signature: Signature, files: readonly File[]): Signature {
  const { model } = signature
  if (model === null) return signature
  // The signature of a single file says nothing of what lies beside it.
  const isFile = signature.subjects.some(({ name }) => name === '.')
  const signed = new Set(signature.subjects.map(({ file }) => file))
  const own = isFile
    ? []
    : files.filter(({ path }) => path !== signature.path && isWithin(path, model.folder))
  const within = (path: string) => (model.folder === '' ? path : path.slice(model.folder.length + 1))
  const [isOfGit, isIgnored] = [ignoring(UNSIGNED_PATHS), ignoring(model.ignore_paths)]
  const ignored: string[] = []
  const unsigned: string[] = []
  for (const { path, size } of own) {
    // In a file without bytes there is no part to sign.
    if (signed.has(path) || (size === 0 && model.method === 'shards') || isOfGit(within(path))) continue
    if (isIgnored(within(path))) ignored.push(path)
    else unsigned.push(path)
  }
  const covered = (kind: (file: File) => boolean) => {
    const found = own.filter(kind)
    return found.length === 0 ? null : found.every(({ path }) => signed.has(path))
  }
  const coverage: Partial<SignedModel> = {
    unsigned_count: unsigned.length,
    unsigned_files: unsigned.slice(0, NAMED_FILES),
    ignored_count: ignored.length,
    ignored_files: ignored.slice(0, NAMED_FILES),
    covers: {
      readme: covered(({ path }) => README.test(within(path))),
      license_file: covered(({ path }) => LICENSE.test(within(path))),
      sbom: covered(({ kind }) => kind === 'sbom'),
    },
  }
  return { ...signature, model: { ...model, ...coverage } }
}
