import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { UserError } from '../../errors.ts'
import { isRecord, isString } from '../../policy/guards.ts'

export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** An OAuth 2 refresh token, which `docker login` keeps as identity token. */
  | { readonly kind: 'refresh-token'; readonly token: string }

type Environment = Readonly<Record<string, string | undefined>>

/** The registry to which the two others belong: without it, any reference could ask for them. */
export const REGISTRY_VARIABLE = 'MODELWARD_REGISTRY'
export const USERNAME_VARIABLE = 'MODELWARD_REGISTRY_USERNAME'
export const PASSWORD_VARIABLE = 'MODELWARD_REGISTRY_PASSWORD'

const DOCKER_HUB = 'docker.io'
/** Under this key `docker login` keeps what belongs to Docker Hub. */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/'
const HELPER_LIMIT_MS = 15_000
/** What a credential helper calls a user whose secret is a refresh token. */
const TOKEN_USER = '<token>'

/**
 * What this machine knows for a registry: the three variables, or what `docker login` keeps in its configuration or
 * with a credential helper.
 * @throws {UserError} PACK if Docker's configuration is malformed.
 */
export async function findCredentials(registry: string, env: Environment): Promise<Credentials | null> {
  const username = env[USERNAME_VARIABLE]
  const password = env[PASSWORD_VARIABLE]
  if (env[REGISTRY_VARIABLE]?.toLowerCase() === registry && username && password) {
    return { kind: 'password', username, password }
  }
  const path = join(env.DOCKER_CONFIG || join(env.HOME || homedir(), '.docker'), 'config.json')
  const config = await readConfig(path)
  if (config === null) return null
  const helper = helperFor(registry, config)
  const found = helper === null ? null : await askHelper(helper, registry, env)
  return found ?? storedFor(registry, config.auths)
}

async function readConfig(path: string): Promise<Record<string, unknown> | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const config: unknown = JSON.parse(text)
    if (isRecord(config)) return config
  } catch {
    // Below; the parser's own words would quote the file.
  }
  throw new UserError('PACK', `${path} is no JSON object. Mend it, or log in again with docker login.`)
}

function storedFor(registry: string, auths: unknown): Credentials | null {
  if (!isRecord(auths)) return null
  const key = Object.keys(auths).find((each) => hostOf(each) === registry)
  const entry = key === undefined ? undefined : auths[key]
  if (!isRecord(entry)) return null
  if (isString(entry.identitytoken) && entry.identitytoken !== '') {
    return { kind: 'refresh-token', token: entry.identitytoken }
  }
  const { username, password } = entry
  if (isString(username) && isString(password) && username !== '')
    return { kind: 'password', username, password }
  const pair = isString(entry.auth) ? Buffer.from(entry.auth, 'base64').toString('utf8') : ''
  const colon = pair.indexOf(':')
  if (colon < 1) return null
  // Docker pads what it stores with NULs.
  return {
    kind: 'password',
    username: pair.slice(0, colon),
    password: pair.slice(colon + 1).replace(/\0+$/, ''),
  }
}

/** The registry that a key of `auths` stands for; some are URLs. */
function hostOf(key: string): string {
  const host = key
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
  return host === 'index.docker.io' ? DOCKER_HUB : host
}

function helperFor(registry: string, { credHelpers, credsStore }: Record<string, unknown>): string | null {
  const own =
    isRecord(credHelpers) && Object.hasOwn(credHelpers, registry) ? credHelpers[registry] : undefined
  const name = own ?? credsStore
  return isString(name) && /^[\w.-]+$/.test(name) ? name : null
}

/**
 * Asks a program that the user's own configuration names, by the protocol of docker-credential-helpers: the registry
 * goes in, `{"Username", "Secret"}` comes out. Null where it knows nothing or cannot be started.
 */
async function askHelper(name: string, registry: string, env: Environment): Promise<Credentials | null> {
  const program = `docker-credential-${name}`
  const answer = await new Promise<string | null>((resolve) => {
    const child = spawn(program, ['get'], {
      // Windows looks for programs in the working directory first: it must not be the checked folder.
      cwd: dirname(process.execPath),
      env: { ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: HELPER_LIMIT_MS,
      windowsHide: true,
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    // Many packs are public: a store that is not installed here is no reason to stop.
    child.on('error', () => resolve(null))
    child.on('close', (status) => resolve(status === 0 ? out : null))
    child.stdin.on('error', () => undefined)
    child.stdin.end(`${registry === DOCKER_HUB ? DOCKER_HUB_KEY : registry}\n`)
  })
  if (answer === null) return null
  let value: unknown
  try {
    value = JSON.parse(answer)
  } catch {
    return null
  }
  if (!isRecord(value) || !isString(value.Username) || !isString(value.Secret)) return null
  return value.Username === TOKEN_USER
    ? { kind: 'refresh-token', token: value.Secret }
    : { kind: 'password', username: value.Username, password: value.Secret }
}
