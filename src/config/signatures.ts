import { isAbsolute, join } from 'node:path'
import { resolveInTree } from '../artifacts/paths.ts'
import { parseJson } from '../documents/json.ts'
import { UserError } from '../errors.ts'
import { DISK_FILES } from '../policy/files.ts'
import type { Tree } from '../repository/tree.ts'
import type { Trust } from '../signatures/trust.ts'
import type { Config } from './load.ts'
import { filesOfTree } from './tree-paths.ts'

/** Keys, certificates and trusted roots are some kilobytes. */
const FILE_LIMIT = 4 * 1024 * 1024

/**
 * Whose signatures the configuration trusts. What a modelward.yml of the tree names is read from the tree; what one
 * that the user gives names, from the disk.
 * @throws {UserError} CONFIG, with the place in the configuration, for a file that cannot be read or is not what it has to be.
 */
export async function trustOf(
  { tree, config }: { tree: Tree; config: Pick<Config, 'file' | 'fromTree' | 'locate'> },
  root: string,
): Promise<Trust> {
  const { signatures } = config.file
  const nobody: Trust = { keys: [], chains: [], identities: [], trustedRoot: null }
  if (signatures === undefined) return nobody
  const { readTrustedCertificates, readTrustedKey } = await import('../signatures/trust.ts')
  const files = config.fromTree ? filesOfTree(tree) : DISK_FILES
  const opened = (path: string) => {
    if (config.fromTree) return resolveInTree('', path) ?? path
    return isAbsolute(path) ? path : join(root, path)
  }
  const read = async <T>(
    path: string,
    pointer: readonly string[],
    parse: (text: string) => T | string | Promise<T | string>,
  ): Promise<T> => {
    const place = config.locate(['signatures', ...pointer], 'value')
    const fail = (why: string, cause?: unknown) =>
      new UserError('CONFIG', `${path} cannot be used. ${why}`, {
        ...(place && { place }),
        ...(cause !== undefined && { cause }),
      })
    const bytes = await files.read(opened(path), FILE_LIMIT).catch((cause: unknown) => {
      throw fail(cause instanceof Error ? cause.message : String(cause), cause)
    })
    const parsed = await parse(Buffer.from(bytes).toString('utf8'))
    if (typeof parsed === 'string') throw fail(parsed)
    return parsed
  }
  const { keys = [], certificate_chains = [], identities = [], trusted_root } = signatures
  const chains = await Promise.all(
    certificate_chains.map((path, index) =>
      read(path, ['certificate_chains', String(index)], (text) => readTrustedCertificates(path, text)),
    ),
  )
  return {
    keys: await Promise.all(
      keys.map((path, index) => read(path, ['keys', String(index)], (text) => readTrustedKey(path, text))),
    ),
    chains: chains.flat(),
    identities,
    trustedRoot:
      trusted_root === undefined ? null : await read(trusted_root, ['trusted_root'], trustedRootOf),
  }
}

async function trustedRootOf(text: string): Promise<unknown> {
  const { problemOfTrustedRoot } = await import('../signatures/sigstore.ts')
  const { value } = parseJson(text)
  return problemOfTrustedRoot(value) ?? value
}
