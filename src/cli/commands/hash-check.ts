import { statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { UserError } from '../../errors.ts'
import type { Checksum } from '../../facts/types.ts'
import { checkManifests } from '../../integrity/check-manifest.ts'
import { forTerminal } from '../../reports/neutralise.ts'
import { terminal } from '../../reports/text/terminal.ts'
import { count } from '../../reports/wording.ts'
import { openTree } from '../../repository/open-tree.ts'
import { hasFlag, optionOf, type ParsedArguments } from '../arguments.ts'
import type { Shell } from '../command.ts'
import { createProgress } from '../progress.ts'

/** What a line says of a digest. `failed` makes the exit status 1. */
interface Told {
  readonly text: string
  readonly failed: boolean
}

/**
 * Checks a manifest, or everything that a folder records; prints a line a digest as `sha256sum -c` does.
 * @returns 0 if all agree, 1 if one does not, 3 if there was nothing to compare
 */
export async function check(path: string, args: ParsedArguments, shell: Shell): Promise<number> {
  const { root, manifest } = locate(path, optionOf(args, 'root'), optionOf(args, 'rev'))
  const rev = optionOf(args, 'rev')
  const tree = await openTree(root, {
    everything: true,
    hashWorker: new URL('hash-worker.js', shell.assets.dist),
    ...(rev !== undefined && { rev }),
  })
  const progress = createProgress(shell)
  try {
    const checked = await checkManifests(tree, manifest, (done, total) =>
      progress.update('hashing', done, total),
    )
    progress.clear()
    return report(checked, { args, shell, one: manifest !== null })
  } finally {
    progress.clear()
    await tree.close()
  }
}

/** The tree, and the manifest's path in it; null for a folder. @throws {UserError} */
function locate(
  path: string,
  root: string | undefined,
  rev: string | undefined,
): { root: string; manifest: string | null } {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined && rev === undefined) {
    throw new UserError('PATH', `${path} does not exist. Give a manifest, or the folder that it is in.`)
  }
  if (stats?.isDirectory()) {
    if (root === undefined) return { root: path, manifest: null }
    throw new UserError('ARGUMENT', '--root goes with a manifest; a folder is its own root.')
  }
  const folder = root ?? dirname(path)
  const manifest = relative(resolve(folder), resolve(path)).split(sep).join('/')
  if (!manifest.startsWith('../')) return { root: folder, manifest }
  throw new UserError('ARGUMENT', `${path} is not in the folder ${folder} that --root names.`)
}

function report(
  { checksums, unlisted, unread }: Awaited<ReturnType<typeof checkManifests>>,
  { args, shell, one }: { args: ParsedArguments; shell: Shell; one: boolean },
): number {
  const { style } = terminal({ color: shell.terminal.color })
  const quiet = hasFlag(args, 'quiet')
  const ignoreMissing = hasFlag(args, 'ignore-missing')
  const considered = checksums.filter(({ status }) => !(ignoreMissing && status === 'missing'))
  let failed = 0
  for (const checksum of considered) {
    const told = tell(checksum)
    if (told.failed) failed += 1
    if (quiet && !told.failed) continue
    const of = one ? '' : `${checksum.manifest}: `
    shell.out(
      `${forTerminal(`${of}${checksum.subject}`)}: ${style(forTerminal(told.text), told.failed ? 'red' : 'green')}\n`,
    )
  }
  for (const path of unlisted) shell.out(`${forTerminal(path)}: ${style('NOT IN THE STATEMENT', 'red')}\n`)
  for (const { path, line, message } of unread) {
    shell.err(`modelward: ${forTerminal(`${path}${line === null ? '' : `:${line}`}: ${message}`)}\n`)
  }
  const wrong = failed + unlisted.length
  if (wrong > 0) {
    shell.err(`modelward: ${count(wrong, 'failure')} among ${count(considered.length, 'digest')}.\n`)
  }
  if (considered.length === 0) {
    shell.err('modelward: Nothing was compared: no digest of a file that is here is recorded.\n')
    return 3
  }
  return wrong > 0 || (hasFlag(args, 'strict') && unread.length > 0) ? 1 : 0
}

function tell({ status, algorithm, reason, source }: Checksum): Told {
  switch (status) {
    case 'match':
      return { text: 'OK', failed: false }
    case 'weak-match':
      return { text: `OK (weak: ${algorithm} is not collision-safe)`, failed: false }
    case 'pointer-match':
      return { text: 'OK (as the Git-LFS pointer states; the content is not here)', failed: false }
    case 'mismatch':
      return { text: 'FAILED', failed: true }
    case 'missing':
      return { text: 'FAILED: it is not there', failed: true }
    case 'unlisted':
      return { text: 'FAILED: it is not listed', failed: true }
    case 'not-checkable': {
      // DVC keeps its files elsewhere as a rule.
      const elsewhere = source === 'dvc'
      return { text: `NOT CHECKED: ${reason ?? 'the reason is not known'}`, failed: !elsewhere }
    }
  }
}
