import { readFile } from 'node:fs/promises'
import { UserError } from '../../../errors.ts'
import { fingerprint, type Key } from '../../../packs/keys.ts'
import { type OptionSpec, optionOf, type ParsedArguments } from '../../arguments.ts'
import type { Shell } from '../../command.ts'

/** A key from a file or from the environment: secrets on a command line are seen by everyone on the machine. */
export function keyOptions(name: string, what: string): Readonly<Record<string, OptionSpec>> {
  return {
    [name]: { value: 'FILE', help: `File that holds the ${what}.` },
    [`${name}-env`]: { value: 'NAME', help: `Environment variable that holds the ${what}.` },
  }
}

/**
 * The key that is given; null if none is.
 * @throws {UserError} ARGUMENT if it is given twice or is not there, PACK if it is none.
 */
export async function readKey(
  args: ParsedArguments,
  name: string,
  parse: (content: string, name: string) => Key,
  { env }: Shell,
): Promise<Key | null> {
  const [file, variable] = [optionOf(args, name), optionOf(args, `${name}-env`)]
  if (file !== undefined && variable !== undefined) {
    throw new UserError('ARGUMENT', `Give --${name} or --${name}-env, and not both.`)
  }
  if (file !== undefined) return parse(await readKeyFile(file), file)
  if (variable === undefined) return null
  const content = env[variable]
  if (content) return parse(content, `The environment variable ${variable}`)
  throw new UserError('ARGUMENT', `The environment variable ${variable} of --${name}-env is not set.`)
}

async function readKeyFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UserError('ARGUMENT', `The key ${path} cannot be read: ${why}.`, { cause })
  }
}

/** Who signed, for people: what the key is called, and which it is. */
export function signatureText(algorithm: string, keyId: string | null, key: Key | null): string {
  const print = key === null ? null : fingerprint(key)
  return [
    `signed with ${algorithm}`,
    keyId === null ? '' : ` by ${keyId}`,
    print === null ? '' : `, public key ${print}`,
  ].join('')
}
