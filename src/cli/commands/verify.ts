import { readFile } from 'node:fs/promises'
import { basename, relative, resolve } from 'node:path'
import { parseJson } from '../../documents/json.ts'
import { UserError } from '../../errors.ts'
import { forJson } from '../../reports/neutralise.ts'
import { readTrustedCertificates, readTrustedKey, type Trust } from '../../signatures/trust.ts'
import { verificationJson, verificationText } from '../../signatures/verification-reports.ts'
import { verifyModel } from '../../signatures/verify-model.ts'
import { allOf, hasFlag, optionOf, type ParsedArguments } from '../arguments.ts'
import type { Command, Shell } from '../command.ts'
import { createProgress } from '../progress.ts'
import { parseTime } from '../selection.ts'
import { belowModel, modelPath } from './sign.ts'

/** A signature over some 100,000 files has some 20 MB. */
const SIGNATURE_LIMIT = 64 * 1024 * 1024

export const verify: Command = {
  name: 'verify',
  summary: 'Verify that a model is the one that a key, certificate or identity signed.',
  usage: 'modelward verify [options] PATH --key FILE | --certificate-chain FILE | --identity ID --issuer URL',
  options: {
    signature: {
      value: 'FILE',
      help: 'Sigstore bundle or DSSE envelope. Default: PATH/model.sig, or PATH.sig and the like.',
    },
    key: { value: 'FILE', multiple: true, help: 'Public key as PEM that may have signed.' },
    'certificate-chain': {
      value: 'FILE',
      multiple: true,
      help: "Certificates as PEM that the signer's has to lead to; the root is among them.",
    },
    identity: {
      value: 'ID',
      help: 'Address or workflow URL that signed with Sigstore; * stands for anything but /.',
    },
    issuer: { value: 'URL', help: 'OpenID Connect issuer of the identity.' },
    'trusted-root': {
      value: 'FILE',
      help: "Sigstore's trusted root as JSON. Default: that of the public instance, as shipped.",
    },
    'ignore-unsigned-files': { help: 'Files that the signature does not cover are no fault.' },
    'ignore-paths': {
      value: 'PATH',
      multiple: true,
      help: 'File or folder of the model that need not be signed.',
    },
    'effective-time': {
      value: 'TIME',
      help: 'When certificates have to be valid if no log proves another time, as RFC 3339.',
    },
    json: { help: 'Print what was found as JSON.' },
  },
  examples: [
    ['modelward verify models/credit-risk --key release.pub', 'a folder with model.sig in it'],
    [
      'modelward verify model.onnx --signature model.onnx.sig --certificate-chain ca.pem',
      'one file, by certificate',
    ],
    [
      'modelward verify model --identity me@acme.example --issuer https://accounts.google.com',
      'signed with Sigstore; offline',
    ],
  ],
  async run(args, shell) {
    const root = modelPath(args, 'verify')
    const trust = await trustOf(args)
    const signature = await signaturePath(root, optionOf(args, 'signature'), shell)
    const bytes = await readGiven('The signature', signature)
    const progress = createProgress(shell)
    const verification = await verifyModel(root, bytes, {
      trust,
      time: new Date(parseTime(optionOf(args, 'effective-time'), shell.now())),
      ignorePaths: [
        ...belowModel(root, [signature]),
        ...allOf(args, 'ignore-paths').flatMap((path) => ignored(root, path)),
      ],
      ignoreUnsigned: hasFlag(args, 'ignore-unsigned-files'),
      hashWorker: new URL('hash-worker.js', shell.assets.dist),
      progress: (done, total) => progress.update('computing digests', done, total),
    }).finally(progress.clear)
    const found = { root, signature, ignoreUnsigned: hasFlag(args, 'ignore-unsigned-files'), ...verification }
    shell.out(hasFlag(args, 'json') ? forJson(verificationJson(found)) : verificationText(found))
    return verification.verified ? 0 : 1
  },
}

/** A path from where the user stands, as `model_signing` takes it, or one within the model. */
function ignored(root: string, path: string): string[] {
  const inside = belowModel(root, [path])
  return inside.length > 0 ? inside : [path]
}

async function trustOf(args: ParsedArguments): Promise<Trust> {
  const [identity, issuer, root] = ['identity', 'issuer', 'trusted-root'].map((name) => optionOf(args, name))
  if ((identity === undefined) !== (issuer === undefined)) {
    throw new UserError(
      'ARGUMENT',
      '--identity and --issuer belong together: an identity is worth as much as who vouches for it.',
    )
  }
  const keys = await Promise.all(
    allOf(args, 'key').map(async (path) =>
      parsed(path, readTrustedKey(path, await readText('The key', path))),
    ),
  )
  const chains = await Promise.all(
    allOf(args, 'certificate-chain').map(async (path) =>
      parsed(path, readTrustedCertificates(path, await readText('The certificate chain', path))),
    ),
  )
  if (keys.length + chains.length === 0 && identity === undefined) {
    throw new UserError('ARGUMENT', `Say who is to have signed: ${verify.usage}.`)
  }
  return {
    keys,
    chains: chains.flat(),
    identities: identity === undefined || issuer === undefined ? [] : [{ identity, issuer }],
    trustedRoot: root === undefined ? null : await readTrustedRoot(root),
  }
}

function parsed<T>(path: string, value: T | string): T {
  if (typeof value !== 'string') return value
  throw new UserError('ARGUMENT', `${path} cannot be used. ${value}`)
}

async function readTrustedRoot(path: string): Promise<unknown> {
  const { problemOfTrustedRoot } = await import('../../signatures/sigstore.ts')
  const { value } = parseJson(await readText('The trusted root', path))
  const problem = problemOfTrustedRoot(value)
  if (problem !== null) throw new UserError('ARGUMENT', `${path} cannot be used. ${problem}`)
  return value
}

/** Names beside a model or file that signatures of it usually have. */
const ENDINGS = [
  '.sig',
  '.sigstore.json',
  '.sigstore',
  '.bundle',
  '.bundle.json',
  '.intoto.jsonl',
  '.intoto.json',
]

async function signaturePath(root: string, given: string | undefined, shell: Shell): Promise<string> {
  if (given !== undefined) return given
  const base = root.replace(/(?<=.)\/+$/, '')
  const beside = base === '.' || base === '..' ? resolve(base) : base
  const usual = [`${base}/model.sig`, ...ENDINGS.map((ending) => `${beside}${ending}`)]
  for (const path of usual) if (await shell.exists(path)) return relative('', path) || path
  throw new UserError(
    'ARGUMENT',
    `No signature was found: neither model.sig in ${root} nor a file like ${basename(beside)}.sig beside it. Give --signature FILE.`,
  )
}

async function readText(what: string, path: string): Promise<string> {
  return Buffer.from(await readGiven(what, path)).toString('utf8')
}

async function readGiven(what: string, path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UserError('ARGUMENT', `${what} ${path} cannot be read: ${why}.`, { cause })
  })
  if (bytes.length <= SIGNATURE_LIMIT) return bytes
  throw new UserError(
    'ARGUMENT',
    `${what} ${path} has ${bytes.length} bytes; at most ${SIGNATURE_LIMIT} are read.`,
  )
}
