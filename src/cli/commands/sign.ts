import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { UserError } from '../../errors.ts'
import type { ModelHashType } from '../../integrity/model-manifest.ts'
import { forTerminal } from '../../reports/neutralise.ts'
import { modelSigningHint } from '../../signatures/keys.ts'
import {
  publicHalf,
  readSigningCertificates,
  readSigningKey,
  signStatement,
  statementOfModel,
} from '../../signatures/sign.ts'
import { allOf, hasFlag, oneOf, optionOf, type ParsedArguments } from '../arguments.ts'
import type { Command, Shell } from '../command.ts'
import { writeOutput } from '../outputs.ts'
import { createProgress } from '../progress.ts'

const HASH_TYPES: readonly ModelHashType[] = ['sha256', 'blake2b', 'blake3']

/** A key that others on the machine can read is not the signer's alone. */
const READ_BY_OTHERS = 0o044

export const sign: Command = {
  name: 'sign',
  summary: 'Sign a model: write an OpenSSF Model Signing bundle over all of its files.',
  usage: 'modelward sign [options] PATH --private-key FILE',
  options: {
    'private-key': { value: 'FILE', help: 'Private key as PEM: P-256, P-384 or P-521.' },
    'passphrase-env': { value: 'NAME', help: 'Environment variable that holds the passphrase of the key.' },
    signature: {
      value: 'FILE',
      help: 'Where the signature goes. Default: model.sig in PATH, or PATH.sig for a file.',
    },
    certificate: { value: 'FILE', help: "The signer's certificate as PEM, which the bundle brings along." },
    'certificate-chain': { value: 'FILE', multiple: true, help: 'Certificates above it, up to the root.' },
    'ignore-paths': {
      value: 'PATH',
      multiple: true,
      help: 'File or folder of the model that is not signed.',
    },
    'allow-symlinks': { help: 'Sign what symbolic links lead to, instead of refusing them.' },
    'shard-size': { value: 'BYTES', help: 'Sign parts of this length instead of whole files.' },
    'hash-type': { value: 'NAME', help: `Digest of the files: ${HASH_TYPES.join(', ')}. Default: sha256.` },
  },
  examples: [
    ['modelward sign models/credit-risk --private-key release.key', 'writes models/credit-risk/model.sig'],
    [
      'modelward sign model --private-key release.key --passphrase-env RELEASE_PASSPHRASE',
      'with an encrypted key, in CI',
    ],
    [
      'modelward sign model --private-key s.key --certificate s.pem --certificate-chain ca.pem',
      'with a certificate',
    ],
  ],
  async run(args, shell) {
    const root = modelPath(args, 'sign')
    const key = await keyOf(args, shell)
    const certificates = await certificatesOf(args, key, shell)
    const output = optionOf(args, 'signature') ?? defaultSignature(root)
    const progress = createProgress(shell)
    const statement = await statementOfModel(root, {
      hashType: oneOf('--hash-type', optionOf(args, 'hash-type') ?? 'sha256', HASH_TYPES),
      shardSize: shardSizeOf(args),
      allowSymlinks: hasFlag(args, 'allow-symlinks'),
      ignorePaths: belowModel(root, [output, ...allOf(args, 'ignore-paths')]),
      hashWorker: new URL('hash-worker.js', shell.assets.dist),
      progress: (done, total) => progress.update('computing digests', done, total),
    }).finally(progress.clear)
    await writeOutput(shell, output, signStatement(statement, { key, certificates }))
    const [subject] = statement.subject
    const { resources } = statement.predicate
    const what = optionOf(args, 'shard-size') === undefined ? 'file' : 'shard'
    const [leaf] = certificates
    const by =
      leaf === undefined
        ? `key ${modelSigningHint(publicHalf(key))}`
        : `certificate ${leaf.subject.replaceAll('\n', ', ')}`
    shell.out(
      `${forTerminal(
        `${output}: ${subject.name}, ${resources.length} ${what}${resources.length === 1 ? '' : 's'} signed`,
      )}\n  model sha256:${subject.digest.sha256}\n  ${forTerminal(`by ${by}`)}\n`,
    )
    return 0
  },
}

/**
 * The one PATH of a command that signs or verifies.
 * @throws {UserError} ARGUMENT if it is not one, PATH if it is not there
 */
export function modelPath({ positionals }: ParsedArguments, command: string): string {
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) {
    throw new UserError(
      'ARGUMENT',
      `Give one PATH, the folder or file of the model, to ${command}. See modelward ${command} --help.`,
    )
  }
  if (statSync(path, { throwIfNoEntry: false }) === undefined) {
    throw new UserError('PATH', `${path} does not exist. Give the folder or file of the model.`)
  }
  return path
}

/** Those of the paths, from where the user stands or else from the model, that lie in it, as paths within it. */
export function belowModel(root: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const fromHere = relative(resolve(root), resolve(path))
    const inside = isInside(fromHere) ? fromHere : relative(resolve(root), join(resolve(root), path))
    const exists = existsSync(join(root, inside))
    return isInside(inside) && (isInside(fromHere) || exists) ? [inside.split(sep).join('/')] : []
  })
}

function isInside(path: string): boolean {
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}

function defaultSignature(root: string): string {
  const isFolder = statSync(root).isDirectory()
  const base = root.replace(/(?<=.)\/+$/, '')
  return isFolder ? (base === '.' ? 'model.sig' : `${base}/model.sig`) : `${base}.sig`
}

async function keyOf(args: ParsedArguments, shell: Shell) {
  const path = optionOf(args, 'private-key')
  if (path === undefined) throw new UserError('ARGUMENT', `Give the key to sign with: ${sign.usage}.`)
  const variable = optionOf(args, 'passphrase-env')
  const passphrase = variable === undefined ? undefined : shell.env[variable]
  if (variable !== undefined && !passphrase) {
    throw new UserError('ARGUMENT', `The environment variable ${variable} of --passphrase-env is not set.`)
  }
  const pem = await readText('The private key', path)
  if (process.platform !== 'win32' && (statSync(path).mode & READ_BY_OTHERS) !== 0) {
    shell.err(
      `${forTerminal(`modelward: others on this machine may read the private key ${path}; chmod 600 it.`)}\n`,
    )
  }
  return readSigningKey(path, pem, passphrase)
}

async function certificatesOf(args: ParsedArguments, key: Awaited<ReturnType<typeof keyOf>>, shell: Shell) {
  const certificate = optionOf(args, 'certificate')
  const chain = allOf(args, 'certificate-chain')
  if (certificate === undefined) {
    if (chain.length === 0) return []
    throw new UserError(
      'ARGUMENT',
      "--certificate-chain stands above the signer's certificate; give --certificate too.",
    )
  }
  const files = await Promise.all(
    [certificate, ...chain].map(async (name) => ({ name, text: await readText('The certificate', name) })),
  )
  return readSigningCertificates(key, files, new Date(shell.now()))
}

function shardSizeOf(args: ParsedArguments): number | null {
  const given = optionOf(args, 'shard-size')
  if (given === undefined) return null
  const size = /^\d{1,15}$/.test(given) ? Number(given) : 0
  if (size > 0) return size
  throw new UserError(
    'ARGUMENT',
    `--shard-size is "${given}"; it must be a number of bytes, like 1000000000.`,
  )
}

async function readText(what: string, path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UserError('ARGUMENT', `${what} ${path} cannot be read: ${why}.`, { cause })
  })
}
