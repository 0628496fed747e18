import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkText } from '../../../authoring/check-reports.ts'
import { checkPolicy } from '../../../authoring/checking.ts'
import { UserError } from '../../../errors.ts'
import { writeArchive } from '../../../packs/archive.ts'
import { buildPack, checkNames } from '../../../packs/build.ts'
import { type Key, signingKey } from '../../../packs/keys.ts'
import { compiledWith } from '../../../packs/load.ts'
import { SIGNATURES, type Signer, signFiles } from '../../../packs/signatures.ts'
import type { PackFiles } from '../../../packs/source.ts'
import { readFolderData } from '../../../policy/data.ts'
import { readEngineRecord } from '../../../policy/engine.ts'
import { readPolicyFolder } from '../../../policy/folder.ts'
import { factsSchema, loadPacks, UNVERSIONED } from '../../../policy/load-packs.ts'
import { digestOf } from '../../../policy/pack.ts'
import { forTerminal } from '../../../reports/neutralise.ts'
import { oneOf, optionOf, type ParsedArguments } from '../../arguments.ts'
import type { Command, Shell } from '../../command.ts'
import { writeOutput } from '../../outputs.ts'
import { keyOptions, readKey, signatureText } from './keys.ts'
import { loadEngine, readFrameworks } from './sources.ts'

const BUNDLE_ENDING = /\.(?:tar\.gz|tgz)$/i

export const buildPolicies: Command = {
  name: 'policy build',
  summary: 'Make a bundle of policies: compiled, signed, and also for opa to load.',
  usage: 'modelward policy build [options] [DIR] --output FILE.tar.gz',
  options: {
    output: { short: 'o', value: 'FILE', help: 'The bundle; its name ends in .tar.gz.' },
    name: {
      value: 'NAME',
      help: "Name of the pack in reports. Default: the bundle's name without its ending.",
    },
    version: { value: 'VERSION', help: 'Version of the pack, which becomes the revision of the bundle.' },
    ...keyOptions('signing-key', 'private key as PEM, or a secret, to sign with'),
    'signing-alg': {
      value: 'ALGORITHM',
      help: 'Signature algorithm, as JSON Web Signature names it: RS256, ES256, EdDSA, ... Default: that of the key.',
    },
    'key-id': { value: 'ID', help: 'What the signature calls its key.' },
    scope: { value: 'SCOPE', help: "What the signature is for, in OPA's words." },
  },
  examples: [
    [
      'modelward policy build policies -o acme.tar.gz --version 1.2.0',
      'not signed: the lock pins its digest',
    ],
    [
      'modelward policy build policies -o acme.tar.gz --signing-key acme.key --key-id acme-2026',
      'signed with a key from a file',
    ],
    ['modelward policy build -o acme.tar.gz --signing-key-env ACME_KEY', 'with a key from the environment'],
  ],
  async run(args, shell) {
    const output = outputOf(args)
    const folder = folderOf(args)
    const name = optionOf(args, 'name') ?? basename(output).replace(BUNDLE_ENDING, '')
    const version = optionOf(args, 'version') ?? UNVERSIONED
    checkNames({ name, version })
    const signer = await signerOf(args, shell)
    const given = await readPolicyFolder(folder)
    const [engine, schema, record, frameworks, shipped] = await Promise.all([
      loadEngine(shell.assets),
      factsSchema(shell.assets),
      readEngineRecord(fileURLToPath(shell.assets.dist)),
      readFrameworks(shell.assets),
      loadPacks([], shell.assets),
    ])
    const taken = new Map(
      shipped.flatMap(({ pack }) => pack.rules.map((rule) => [rule.id, rule.package] as const)),
    )
    const checked = checkPolicy(engine, given, { schema, frameworks, shipped: taken })
    if (checked.problems.length > 0) {
      shell.err(checkText(checked))
      return 2
    }
    const { pack, files } = buildPack(engine, {
      name,
      version,
      // The bundle is the same wherever its folder lies.
      sources: given.map(({ path, text }) => ({ path: below(folder, path), text })),
      data: await readFolderData(folder),
      schema,
      opa: record.opa,
      compiledWith: await compiledWith(shell.assets, schema),
    })
    const bundle = writeArchive(signed(files, signer), SIGNATURES)
    await writeOutput(shell, output, bundle)
    const { rules } = checked
    shell.out(
      `${forTerminal(output)}: ${pack.name} ${pack.version}, ${rules} ${rules === 1 ? 'rule' : 'rules'}\n  ${digestOf(bundle)}\n${signer === null ? '' : `  ${forTerminal(signatureText(signer.algorithm, signer.keyId, signer.key))}\n`}`,
    )
    return 0
  },
}

function outputOf(args: ParsedArguments): string {
  const output = optionOf(args, 'output')
  if (output === undefined)
    throw new UserError('ARGUMENT', `Give --output FILE.tar.gz: ${buildPolicies.usage}.`)
  // By its ending a bundle is told from a folder where it is named.
  if (!BUNDLE_ENDING.test(output))
    throw new UserError('ARGUMENT', `The name of a bundle ends in .tar.gz; write ${output}.tar.gz.`)
  return output
}

function folderOf({ positionals }: ParsedArguments): string {
  const [folder = '.', ...more] = positionals
  if (more.length > 0) throw new UserError('ARGUMENT', 'A bundle is made of one folder; give at most one.')
  return folder.replace(/(?<=.)\/+$/, '')
}

function below(folder: string, path: string): string {
  if (path === folder) return basename(path)
  return folder === '.' ? path : path.slice(folder.length + 1)
}

async function signerOf(args: ParsedArguments, shell: Shell): Promise<Signer | null> {
  const key = await readKey(args, 'signing-key', signingKey, shell)
  const [algorithm, keyId, scope] = ['signing-alg', 'key-id', 'scope'].map(
    (name) => optionOf(args, name) ?? null,
  )
  if (key === null) {
    if (algorithm === null && keyId === null && scope === null) return null
    throw new UserError(
      'ARGUMENT',
      '--signing-alg, --key-id and --scope say how to sign; give --signing-key too.',
    )
  }
  return { key, algorithm: algorithmOf(key, algorithm ?? null), keyId: keyId ?? null, scope: scope ?? null }
}

function algorithmOf({ algorithms: [usual, ...others] }: Key, given: string | null): Signer['algorithm'] {
  if (usual === undefined) throw new UserError('ARGUMENT', 'The key signs nothing.')
  return given === null ? usual : oneOf('--signing-alg', given, [usual, ...others])
}

function signed(files: PackFiles, signer: Signer | null): PackFiles {
  return signer === null ? files : new Map([...files, [SIGNATURES, signFiles(files, signer)]])
}
