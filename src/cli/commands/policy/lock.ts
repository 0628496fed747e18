import { dirname, join } from 'node:path'
import { LOCK_NAME } from '../../../config/load.ts'
import { namedPolicies } from '../../../config/policies.ts'
import { UserError } from '../../../errors.ts'
import { verificationKey } from '../../../packs/keys.ts'
import type { NamedPack } from '../../../packs/load.ts'
import { emptyLock, type Lock, lockText, parseLock } from '../../../packs/lock.ts'
import { type Change, changeOf, type PinnedPack, type PinOptions, pinPack } from '../../../packs/pin.ts'
import type { SignatureClaims } from '../../../packs/signatures.ts'
import type { LockedPack, LockedSigner } from '../../../packs/types.ts'
import { type ConfiguredTree, withConfiguredTree } from '../../../read-systems.ts'
import { forTerminal } from '../../../reports/neutralise.ts'
import { count } from '../../../reports/wording.ts'
import { hasFlag, optionOf, type ParsedArguments } from '../../arguments.ts'
import type { Command, Shell } from '../../command.ts'
import { writeOutput } from '../../outputs.ts'
import { createProgress } from '../../progress.ts'
import { keyOptions, readKey, signatureText } from './keys.ts'

const MARKS: Readonly<Record<Change, string>> = { new: '+', same: '=', 'signer-added': '~', changed: '~' }

export const lockPolicies: Command = {
  name: 'policy lock',
  summary: `Pin the packs of modelward.yml in ${LOCK_NAME}: what is not pinned is not loaded.`,
  usage: 'modelward policy lock [options] [PACK ...]',
  options: {
    ...keyOptions('verification-key', 'public key as PEM, or a secret, whose signature has to hold'),
    'key-id': { value: 'ID', help: 'What the signature has to call its key.' },
    scope: { value: 'SCOPE', help: "What the signature has to be for, in OPA's words." },
    update: { help: 'Accept packs that have changed; look up what branches and tags stand for now.' },
    config: {
      short: 'c',
      value: 'FILE',
      help: `Configuration; ${LOCK_NAME} stands beside it. Default: modelward.yml.`,
    },
  },
  examples: [
    [
      'modelward policy lock --verification-key acme.pub',
      'fetch, verify and pin every pack of modelward.yml',
    ],
    ['modelward policy lock --update', 'after a pack has changed: show the difference, and pin it'],
    ['modelward policy lock acme.tar.gz', 'this pack alone; also one that only --policy names'],
  ],
  async run(args, shell) {
    const given = optionOf(args, 'config')
    const path = given === undefined ? LOCK_NAME : join(dirname(given), LOCK_NAME)
    const reading = { path: '.', assets: shell.assets, ...(given !== undefined && { config: given }) }
    return withConfiguredTree(reading, (configured) => writeLock(configured, path, args, shell))
  },
}

async function writeLock(
  configured: ConfiguredTree,
  path: string,
  args: ParsedArguments,
  shell: Shell,
): Promise<number> {
  const { lock: written } = configured.config
  const lock = written === null ? emptyLock(path) : parseLock(path, written.bytes)
  const named = await selectPacks(configured, args.positionals)
  if (named.length === 0 && lock.packs.size === 0) {
    shell.out('There is nothing to pin: folders are read as they are.\n')
    return 0
  }
  const pinned = await pinAll(named, lock, await pinOptions(args, shell), shell)
  // Named packs are pinned besides what the lock has; without names the lock is what modelward.yml says.
  const kept = args.positionals.length === 0 ? [] : [...lock.packs]
  const packs = new Map([...kept, ...pinned.map(({ reference, entry }) => [reference, entry] as const)])
  for (const each of pinned) shell.out(pinText(each))
  for (const reference of lock.packs.keys())
    if (!packs.has(reference)) shell.out(`- ${forTerminal(reference)}\n`)
  const changed = pinned.filter((each) => changeOf(each) === 'changed')
  if (changed.length > 0 && !hasFlag(args, 'update')) {
    const message = `${count(changed.length, 'pack')} changed since ${path} was written, and nothing is pinned. If that is meant, add --update.`
    throw new UserError('PACK', message)
  }
  await writeOutput(shell, path, lockText(packs))
  shell.out(`${forTerminal(path)}: ${count(packs.size, 'pack')}\n`)
  return 0
}

/** The packs of the configuration, or those of the names. */
async function selectPacks({ tree, config }: ConfiguredTree, names: readonly string[]): Promise<NamedPack[]> {
  const configured = (await namedPolicies({ tree, config }, '.')).packs
  if (names.length === 0) return configured
  const { folders, packs } = await namedPolicies({ tree, config: { ...config, file: {} } }, '.', names)
  const [folder] = folders
  if (folder !== undefined) {
    throw new UserError(
      'ARGUMENT',
      `${folder.path} is a folder, and folders are read as they are: there is nothing to pin.`,
    )
  }
  return packs.map((pack) => configured.find(({ reference }) => reference === pack.reference) ?? pack)
}

async function pinOptions(args: ParsedArguments, shell: Shell): Promise<PinOptions> {
  const key = await readKey(args, 'verification-key', verificationKey, shell)
  const [keyId, scope] = [optionOf(args, 'key-id'), optionOf(args, 'scope')]
  const update = hasFlag(args, 'update')
  if (key !== null) {
    return {
      update,
      signer: { key, ...(keyId !== undefined && { keyId }), ...(scope !== undefined && { scope }) },
    }
  }
  if (keyId === undefined && scope === undefined) return { update }
  throw new UserError(
    'ARGUMENT',
    '--key-id and --scope say what to expect of a signature; give --verification-key too.',
  )
}

async function pinAll(
  named: readonly NamedPack[],
  lock: Lock,
  options: PinOptions,
  shell: Shell,
): Promise<PinnedPack[]> {
  const progress = createProgress(shell)
  const access = { assets: shell.assets, env: shell.env, onProgress: progress.update }
  const pinned: PinnedPack[] = []
  try {
    for (const each of named) pinned.push(await pinPack(each, lock, options, access))
  } finally {
    progress.clear()
  }
  return pinned
}

/** What a pack is now, and what it was. */
function pinText(pinned: PinnedPack): string {
  const { reference, entry, before, pack, unverified } = pinned
  const lines = [
    `${MARKS[changeOf(pinned)]} ${reference}`,
    `    ${pack.name === reference ? '' : `${pack.name} `}${pack.version}, ${count(pack.rules.length, 'rule')}`,
    ...(entry.resolved === reference ? [] : [`    ${entry.resolved}`]),
    `    ${entry.digest}`,
    `    ${entry.signer === undefined ? unsignedText(unverified) : signerText(entry.signer)}`,
    ...(before === null ? [] : differences(before, entry)),
  ]
  return `${lines.map(forTerminal).join('\n')}\n`
}

function unsignedText(claims: SignatureClaims | null): string {
  if (claims === null) return 'not signed: the digest alone is pinned'
  return 'signed, but not verified: give --verification-key FILE to pin the signer too'
}

function signerText({ algorithm, key_id, public_key }: LockedSigner): string {
  const key = public_key === undefined ? null : verificationKey(public_key, LOCK_NAME)
  return signatureText(algorithm, key_id ?? null, key)
}

function differences(before: LockedPack, entry: LockedPack): string[] {
  return [
    ...(before.resolved === entry.resolved ? [] : [`    was ${before.resolved}`]),
    ...(before.digest === entry.digest ? [] : [`    was ${before.digest}`]),
    ...(JSON.stringify(before.signer) === JSON.stringify(entry.signer)
      ? []
      : [
          `    was ${before.signer === undefined ? 'pinned by its digest alone' : signerText(before.signer)}`,
        ]),
  ]
}
