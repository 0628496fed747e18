import { type ErrorPlace, UserError } from '../errors.ts'
import { byCodeUnit } from '../facts/paths.ts'
import { costlyPattern } from '../repository/ignore-lines.ts'
import { type Tree, TreeError, type TreeFile } from '../repository/tree.ts'
import { type FileFormat, formatOf, type ParsedFile, parseFile } from './parse.ts'

/** A configuration that people write is far smaller, and so is an SBOM. */
const FILE_LIMIT = 64 * 1024 * 1024
/** More is a glob that was not meant. */
const MAX_FILES = 10_000

/** A file that policies see. */
export type PolicyFile = ParsedFile & {
  readonly path: string
  readonly format: FileFormat
}

/** A glob, and where the user gives it; undefined on the command line. */
export interface FileGlob {
  readonly glob: string
  place(): ErrorPlace | undefined
}

/**
 * Reads and parses the files that globs name, sorted by path. What a file holds never makes it throw.
 * @throws {UserError} CONFIG or ARGUMENT for a glob that names no file, or one that is not parsed: a policy that sees
 * nothing would pass.
 */
export async function readPolicyFiles(
  tree: Tree,
  files: readonly TreeFile[],
  globs: readonly FileGlob[],
): Promise<PolicyFile[]> {
  const read: PolicyFile[] = []
  for (const [path, format] of await selectFiles(files, globs)) {
    read.push({ path, format, ...(await parsed(tree, path, format)) })
  }
  return read
}

async function selectFiles(
  files: readonly TreeFile[],
  globs: readonly FileGlob[],
): Promise<[path: string, format: FileFormat][]> {
  const { default: picomatch } = await import('picomatch')
  const selected = new Map<string, FileFormat>()
  for (const { glob, place } of globs) {
    const wrong = (why: string) => {
      const at = place()
      const message = `The glob ${JSON.stringify(glob)} of policy files ${why}`
      return at === undefined
        ? new UserError('ARGUMENT', message)
        : new UserError('CONFIG', message, { place: at })
    }
    const costly = costlyPattern(glob)
    if (costly !== null) throw wrong(`${costly}. Split it into simpler ones.`)
    const matches = picomatch(glob.replace(/^\.\//, ''), { dot: true, noextglob: true })
    const named = files.filter(({ path }) => matches(path))
    if (named.length === 0) throw wrong('names no file. Correct it, or take it out.')
    for (const { path } of named) {
      const format = formatOf(path)
      if (format === null) {
        throw wrong(
          `names ${path}, whose format is not parsed. JSON, YAML and the front matter of Markdown are: narrow the glob, as in "**/*.{json,yaml,yml}".`,
        )
      }
      selected.set(path, format)
    }
    if (selected.size > MAX_FILES) throw wrong(`names more than ${MAX_FILES} files. Narrow it.`)
  }
  return [...selected].sort(([a], [b]) => byCodeUnit(a, b))
}

async function parsed(tree: Tree, path: string, format: FileFormat): Promise<ParsedFile> {
  try {
    return parseFile(format, await tree.read(path, FILE_LIMIT))
  } catch (error) {
    if (error instanceof TreeError) return { problem: error.message, line: 1, column: 1 }
    throw error
  }
}
