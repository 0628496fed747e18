import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import packageJson from '../../../package.json' with { type: 'json' }
import { UserError } from '../../errors.ts'
import { type HashedFile, hashFiles } from '../../integrity/hash-files.ts'
import {
  algorithmName,
  MANIFEST_FORMATS,
  type ManifestFormatId,
  renderManifest,
} from '../../integrity/manifest-formats.ts'
import { UNSIGNED_PATHS } from '../../integrity/model-manifest.ts'
import { count } from '../../reports/wording.ts'
import { openTree } from '../../repository/open-tree.ts'
import type { HashAlgorithm, Tree } from '../../repository/tree.ts'
import { allOf, hasFlag, oneOf, optionOf, type ParsedArguments } from '../arguments.ts'
import type { Command, Shell } from '../command.ts'
import { writeOutput } from '../outputs.ts'
import { createProgress } from '../progress.ts'

const FORMATS = Object.keys(MANIFEST_FORMATS).filter(
  (name): name is ManifestFormatId => name in MANIFEST_FORMATS,
)
const ALGORITHMS = Object.keys(MANIFEST_FORMATS.coreutils.algorithms).filter(
  (name): name is HashAlgorithm => name in MANIFEST_FORMATS.coreutils.algorithms,
)

/** Options that say how a manifest is written, and those that say how one is checked. */
const WRITING = ['format', 'algorithm', 'output', 'models', 'exclude']
const CHECKING = ['quiet', 'strict', 'ignore-missing', 'root']

export const hash: Command = {
  name: 'hash',
  summary: 'Write the digests of files as a manifest, or check what manifests record.',
  usage: 'modelward hash [options] [PATH]',
  options: {
    format: { short: 'f', value: 'FORMAT', help: `Form: ${FORMATS.join(', ')}. Default: coreutils.` },
    algorithm: {
      short: 'a',
      value: 'NAME',
      help: 'Algorithm: sha256 (default), sha512, blake2b-512, blake3 and others.',
    },
    output: { short: 'o', value: 'FILE', help: 'Write to FILE, which is left out of the manifest itself.' },
    models: { help: 'Model files alone; default: every file but those of git.' },
    exclude: { value: 'GLOB', multiple: true, help: 'Leave files out, by a line as in .gitignore.' },
    rev: {
      value: 'REVISION',
      help: 'Files of a git revision (commit, tag, branch); nothing is checked out.',
    },
    check: { short: 'c', help: 'Check: PATH is a manifest, or a folder for everything that it records.' },
    root: { value: 'DIR', help: "Check: the folder that names may reach; default: the manifest's own." },
    quiet: { help: 'Check: print no OK.' },
    strict: { help: 'Check: what is not understood in a manifest counts as a failure.' },
    'ignore-missing': { help: 'Check: files that are not there count as nothing.' },
  },
  examples: [
    ['modelward hash > SHA256SUMS', 'every file of this folder; `sha256sum -c` reads it'],
    ['modelward hash --models -f oms -o model.json model', 'what OpenSSF Model Signing would sign'],
    ['modelward hash -a blake3 -f bsd model.gguf', 'one file, with the algorithm in the line'],
    ['modelward hash --rev v1.0 -f cyclonedx -o bom.cdx.json', 'the files of a tag, as a CycloneDX BOM'],
    ['modelward hash --check SHA256SUMS', 'exit status 1 if a file is not what it was'],
    ['modelward hash --check', 'everything that manifests, SBOMs and lockfiles here record'],
  ],
  async run(args, shell) {
    const [path = '.', ...more] = args.positionals
    if (more.length > 0) {
      throw new UserError('ARGUMENT', `Give one PATH; ${more.length + 1} were given. A folder holds several.`)
    }
    const checking = hasFlag(args, 'check')
    refuseOptions(args, checking ? WRITING : CHECKING, checking)
    if (!checking) return write(path, args, shell)
    const { check } = await import('./hash-check.ts')
    return check(path, args, shell)
  },
}

function refuseOptions({ options }: ParsedArguments, refused: readonly string[], checking: boolean): void {
  const wrong = options.find(({ name }) => refused.includes(name))?.name
  if (wrong === undefined) return
  const message = checking
    ? `--${wrong} is about writing a manifest, and --check writes none.`
    : `--${wrong} is about checking a manifest; give --check too.`
  throw new UserError('ARGUMENT', message)
}

async function write(path: string, args: ParsedArguments, shell: Shell): Promise<number> {
  const format = oneOf('--format', optionOf(args, 'format') ?? 'coreutils', FORMATS)
  const algorithm = oneOf('--algorithm', optionOf(args, 'algorithm') ?? 'sha256', ALGORITHMS)
  // Before hours of hashing, not after them.
  algorithmName(format, algorithm)
  const output = optionOf(args, 'output')
  const target = await openTarget(path, args, shell)
  const progress = createProgress(shell)
  try {
    const own = ownPaths(target.root, output, shell)
    // What model_signing leaves out is said in its statement, and so is the manifest itself.
    const ignored = format === 'oms' && target.file === null ? [...UNSIGNED_PATHS, ...own] : own
    const files = await hashFiles(target.tree, {
      algorithm,
      modelsOnly: hasFlag(args, 'models'),
      wanted: (file) =>
        target.file === null
          ? !ignored.some((each) => file.path === each || file.path.startsWith(`${each}/`))
          : file.path === target.file,
      progress: (done, total) => progress.update('hashing', done, total),
    })
    progress.clear()
    const text = renderManifest(format, {
      name: target.name,
      isFile: target.file !== null,
      algorithm,
      files,
      ignored: target.file === null ? [...ignored, ...(await leftOut(target.tree, files, ignored))] : [],
      version: packageJson.version,
    })
    if (output === undefined || output === '-') shell.out(text)
    else await writeOutput(shell, output, text)
    const pointers = files.filter(({ pointer }) => pointer).length
    if (pointers > 0) {
      const whose = count(pointers, 'digest is that', 'digests are those')
      shell.err(`modelward: ${whose} of Git-LFS content that is not here, as the pointer states it.\n`)
    }
    return 0
  } finally {
    progress.clear()
    await target.tree.close()
  }
}

/** What --models and --exclude leave out: a model's statement has to name it, or it would be an unsigned file. */
async function leftOut(
  tree: Tree,
  hashed: readonly HashedFile[],
  ignored: readonly string[],
): Promise<string[]> {
  const listing = await tree.list()
  const known = new Set(hashed.map(({ path }) => path))
  const isNamed = (path: string) => ignored.some((each) => path === each || path.startsWith(`${each}/`))
  const paths = [
    ...listing.ignored.map((path) => path.replace(/\/$/, '')),
    ...listing.files.map(({ path }) => path),
  ]
  return paths.filter((path) => !known.has(path) && !isNamed(path))
}

interface Target {
  readonly tree: Tree
  /** Folder on disk. */
  readonly root: string
  /** The one file in it that is meant; null for all. */
  readonly file: string | null
  readonly name: string
}

/** A file is looked for in its folder, so that a revision can be asked for it too. */
async function openTarget(path: string, args: ParsedArguments, shell: Shell): Promise<Target> {
  const rev = optionOf(args, 'rev')
  const stats = statSync(path, { throwIfNoEntry: false })
  const isFile = stats === undefined ? rev !== undefined : stats.isFile()
  const root = isFile ? dirname(path) : path
  const tree = await openTree(root, {
    everything: true,
    exclude: allOf(args, 'exclude'),
    hashWorker: new URL('hash-worker.js', shell.assets.dist),
    ...(rev !== undefined && { rev }),
  })
  return { tree, root, file: isFile ? basename(path) : null, name: basename(resolve(path)) || 'model' }
}

/** Where the manifest goes, if that is among the files: a manifest cannot hold its own digest. */
function ownPaths(root: string, output: string | undefined, shell: Shell): string[] {
  const path = output === undefined || output === '-' ? shell.outputPath() : output
  if (path === null) return []
  const inside = relative(realpathSync(root), join(realpathSync(dirname(path)), basename(path)))
    .split(sep)
    .join('/')
  return inside === '' || inside.startsWith('../') ? [] : [inside]
}
