import { isRecord, isString } from '../../policy/guards.ts'
import { formatReference, isLoopback, type OciReference, type OciTagReference } from '../reference.ts'
import { type FetchOptions, notFetched, tooLarge } from '../source.ts'
import { parseChallenges } from './challenge.ts'
import {
  type Credentials,
  findCredentials,
  PASSWORD_VARIABLE,
  REGISTRY_VARIABLE,
  USERNAME_VARIABLE,
} from './credentials.ts'
import { fetchThroughProxy } from './proxy.ts'

export interface RegistryOptions extends FetchOptions {
  /** Node's own by default, through the proxy of the environment. */
  readonly fetch?: typeof globalThis.fetch
  /** Sleeps between attempts. */
  readonly wait?: (milliseconds: number) => Promise<void>
  /** After so long without a byte, a server hangs. */
  readonly silenceMs?: number
}

export interface RegistryRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT'
  /** Relative to `/v2/<repository>/`, or absolute. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Of the answer. */
  readonly maxBytes?: number
  /** What the answer is, for progress. */
  readonly stage?: string
}

export interface RegistryAnswer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  readonly url: URL
}

const SILENCE_MS = 20_000
/** For one request with all its bytes. */
const REQUEST_LIMIT_MS = 120_000
const MAX_ATTEMPTS = 4
const FIRST_WAIT_MS = 500
/** A server that asks for more patience than this is a server that cannot be reached. */
const LONGEST_WAIT_MS = 10_000
const MAX_REDIRECTS = 5
const MAX_TEXT_BYTES = 1024 * 1024

const DOCKER_HUB = { registry: 'docker.io', host: 'registry-1.docker.io' }

/** No answer came, or only a part of one. */
class Unreachable extends Error {
  readonly again: boolean

  constructor(message: string, again: boolean, cause: unknown) {
    super(message, { cause })
    this.again = again
  }
}

class TooLarge extends Error {}

/**
 * One repository of a registry, by the OCI Distribution Specification 1.1. HTTPS, and HTTP on this machine alone.
 * Nothing that comes back is trusted: answers are bounded in size and time, and credentials leave for no other host.
 */
export class Registry {
  readonly #reference: OciReference | OciTagReference
  readonly #options: RegistryOptions
  readonly #actions: 'pull' | 'pull,push'
  readonly #base: URL
  #fetch: typeof globalThis.fetch | undefined
  #authorization: string | null = null

  constructor(
    reference: OciReference | OciTagReference,
    actions: 'pull' | 'pull,push',
    options: RegistryOptions,
  ) {
    this.#reference = reference
    this.#options = options
    this.#actions = actions
    this.#fetch = options.fetch
    const { registry } = reference
    const host = registry === DOCKER_HUB.registry ? DOCKER_HUB.host : registry
    this.#base = new URL(`${isLoopback(registry) ? 'http' : 'https'}://${host}/v2/${reference.repository}/`)
  }

  /**
   * Sends a request, again after a moment where the server is busy or the connection broke. Status codes below 500
   * other than 401, 403 and 429 are for the caller.
   * @throws {UserError} PACK
   */
  async send(request: RegistryRequest): Promise<RegistryAnswer> {
    for (let attempt = 1; ; attempt++) {
      let delay = FIRST_WAIT_MS * 2 ** (attempt - 1)
      try {
        const answer = await this.#sendAuthorized(request)
        if (answer.status !== 429 && answer.status < 500) return answer
        const asked = 1000 * Number(answer.headers.get('retry-after') ?? 0)
        if (attempt === MAX_ATTEMPTS || asked > LONGEST_WAIT_MS) throw this.failure(answer)
        delay = Math.max(delay, asked || 0)
      } catch (error) {
        if (error instanceof TooLarge)
          throw tooLarge(this.#name, 'the answer', request.maxBytes ?? MAX_TEXT_BYTES)
        if (!(error instanceof Unreachable)) throw error
        if (!error.again || attempt === MAX_ATTEMPTS) throw this.#unreachable(error)
      }
      await (this.#options.wait ?? sleep)(delay)
    }
  }

  /** What an unwanted answer means. */
  failure({ status, bytes }: RegistryAnswer): Error {
    const said = wordsOf(bytes)
    switch (status) {
      case 401:
      case 403:
        return notFetched(this.#name, `the registry wants credentials (${status})`, `${this.#logIn()}${said}`)
      case 404:
        return notFetched(
          this.#name,
          'the registry has no such pack (404)',
          `Check the name and the digest. ${this.#logIn()}${said}`,
        )
      case 429:
        return notFetched(
          this.#name,
          'the registry wants fewer requests (429)',
          `Try again later. ${this.#logIn()}${said}`,
        )
      default:
        return notFetched(
          this.#name,
          `the registry answered ${status}`,
          `Try again later, or ask who runs it.${said}`,
        )
    }
  }

  get #name(): string {
    return formatReference(this.#reference)
  }

  #logIn(): string {
    const { registry } = this.#reference
    const { env } = this.#options
    const stray = env[USERNAME_VARIABLE] !== undefined && env[REGISTRY_VARIABLE] !== registry
    const variables = stray
      ? `${USERNAME_VARIABLE} is set, but is used only where ${REGISTRY_VARIABLE} is ${registry}.`
      : `Log in with docker login ${registry}, or set ${REGISTRY_VARIABLE}=${registry}, ${USERNAME_VARIABLE} and ${PASSWORD_VARIABLE}.`
    return `If it is private: ${variables}`
  }

  #unreachable(error: Unreachable): Error {
    const mend =
      'Check the network and the proxy, or fetch once where there is one and keep the cache folder (MODELWARD_CACHE).'
    return notFetched(this.#name, error.message, mend, error.cause)
  }

  /** Answers the registry's question for credentials once. */
  async #sendAuthorized(request: RegistryRequest): Promise<RegistryAnswer> {
    const url = new URL(request.path, this.#base)
    if (url.origin !== this.#base.origin && !this.#mayTalkTo(url, this.#base)) {
      throw new Unreachable(
        'its registry takes uploads at an address that is not reached by HTTPS',
        false,
        null,
      )
    }
    const answer = await this.#follow(request, url)
    if (answer.status !== 401 || answer.url.origin !== url.origin) return answer
    const header = answer.headers.get('www-authenticate') ?? ''
    this.#authorization = await this.#authorize(header)
    return this.#authorization === null ? answer : this.#follow(request, url)
  }

  async #authorize(header: string): Promise<string | null> {
    const challenges = parseChallenges(header)
    const credentials = await findCredentials(this.#reference.registry, this.#options.env)
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer')
    if (bearer !== undefined) return this.#bearerToken(bearer.parameters, credentials)
    if (challenges.some(({ scheme }) => scheme === 'basic') && credentials?.kind === 'password') {
      return basic(credentials)
    }
    return null
  }

  /** The token flow of distribution.github.io/distribution/spec/auth/token, and /oauth for refresh tokens. */
  async #bearerToken(
    parameters: ReadonlyMap<string, string>,
    credentials: Credentials | null,
  ): Promise<string | null> {
    const realm = tryUrl(parameters.get('realm') ?? '')
    if (realm === null || !this.#mayTalkTo(realm, this.#base)) {
      const why = 'the registry sends to a token service that is not reached by HTTPS'
      throw notFetched(this.#name, why, 'Ask who runs the registry.')
    }
    const query = new URLSearchParams({ scope: `repository:${this.#reference.repository}:${this.#actions}` })
    const service = parameters.get('service')
    if (service !== undefined) query.set('service', service)
    let answer: RegistryAnswer
    if (credentials?.kind === 'refresh-token') {
      query.set('grant_type', 'refresh_token')
      query.set('client_id', 'modelward')
      query.set('refresh_token', credentials.token)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      answer = await this.#once(
        { method: 'POST', path: '', headers, body: Buffer.from(query.toString()) },
        realm,
        null,
      )
    } else {
      for (const [name, value] of query) realm.searchParams.set(name, value)
      answer = await this.#once({ path: '' }, realm, credentials === null ? null : basic(credentials))
    }
    if (answer.status !== 200) {
      if (answer.status === 429 || answer.status >= 500)
        throw new Unreachable(`its token service answered ${answer.status}`, true, null)
      throw this.failure({ ...answer, status: 401 })
    }
    const value = parseJson(answer.bytes)
    const token = isRecord(value) ? (value.token ?? value.access_token) : undefined
    return isString(token) && /^[\x21-\x7e]+$/.test(token) ? `Bearer ${token}` : null
  }

  /** Follows redirects, as registries answer that keep their blobs elsewhere. */
  async #follow(request: RegistryRequest, start: URL): Promise<RegistryAnswer> {
    let url = start
    for (let hops = 0; ; hops++) {
      // Only the registry itself gets to see what was meant for it: a store of blobs has its own secrets in the URL.
      const authorization = url.origin === this.#base.origin ? this.#authorization : null
      const answer = await this.#once(request, url, authorization)
      const location = answer.headers.get('location')
      const safe = request.method === undefined || request.method === 'GET' || request.method === 'HEAD'
      if (!safe || location === null || ![301, 302, 303, 307, 308].includes(answer.status)) return answer
      const next = tryUrl(location, url)
      if (hops === MAX_REDIRECTS) throw new Unreachable('its registry redirects without end', false, null)
      if (next === null || !this.#mayTalkTo(next, url)) {
        throw new Unreachable(
          'its registry redirects to an address that is not reached by HTTPS',
          false,
          null,
        )
      }
      url = next
    }
  }

  /** HTTPS to other machines; HTTP only from this machine to itself, to which no other machine may lead. */
  #mayTalkTo(next: URL, from: URL): boolean {
    if (next.username !== '' || next.password !== '') return false
    if (isLoopback(next.host)) return isLoopback(from.host) && /^https?:$/.test(next.protocol)
    return next.protocol === 'https:'
  }

  /** One request, with all of its answer. */
  async #once(request: RegistryRequest, url: URL, authorization: string | null): Promise<RegistryAnswer> {
    const { method = 'GET', headers, body, maxBytes = MAX_TEXT_BYTES, stage } = request
    const { env, signal, silenceMs = SILENCE_MS, onProgress } = this.#options
    this.#fetch ??= await fetchThroughProxy(env)
    const silent = new AbortController()
    const timer = setTimeout(() => silent.abort(), silenceMs)
    const signals = [
      silent.signal,
      AbortSignal.timeout(REQUEST_LIMIT_MS),
      ...(signal === undefined ? [] : [signal]),
    ]
    try {
      const response = await this.#fetch(url, {
        method,
        headers: {
          'accept-encoding': 'identity',
          ...headers,
          ...(authorization === null ? {} : { authorization }),
        },
        redirect: 'manual',
        signal: AbortSignal.any(signals),
        ...(body === undefined ? {} : { body }),
      })
      const total = Number(response.headers.get('content-length') ?? 0)
      const chunks: Uint8Array[] = []
      let length = 0
      // What goes wrong is said in few words.
      const limit = response.ok ? maxBytes : MAX_TEXT_BYTES
      if (method !== 'HEAD' && total > limit) throw new TooLarge()
      for await (const chunk of response.body ?? []) {
        timer.refresh()
        length += chunk.length
        if (length > limit) throw new TooLarge()
        chunks.push(chunk)
        if (stage !== undefined) onProgress?.(stage, length, total)
      }
      return { status: response.status, headers: response.headers, bytes: Buffer.concat(chunks), url }
    } catch (error) {
      if (error instanceof TooLarge) throw error
      throw unreachable(url, error, silent.signal.aborted, signal?.aborted ?? false)
    } finally {
      clearTimeout(timer)
      silent.abort()
    }
  }
}

/** What names no host, or finds nobody there, does not get better by waiting. */
const FINAL = ['ENOTFOUND', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']

function unreachable(url: URL, error: unknown, silent: boolean, stopped: boolean): Unreachable {
  if (stopped) return new Unreachable('it was stopped', false, error)
  if (silent) return new Unreachable(`${url.host} does not answer`, false, error)
  if (error instanceof Error && error.name === 'TimeoutError')
    return new Unreachable('it took too long', false, error)
  const cause = error instanceof Error ? error.cause : undefined
  const code = isRecord(cause) || cause instanceof Error ? Reflect.get(cause, 'code') : undefined
  const why = isString(code) ? ` (${code})` : ''
  const again = isString(code) ? !FINAL.includes(code) && !/CERT|TLS|SSL/.test(code) : true
  return new Unreachable(`${url.host} cannot be reached${why}`, again, error)
}

function basic(credentials: Credentials & { kind: 'password' }): string {
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`
}

/** The first error of a registry's answer: "Error Codes" of the specification. */
function wordsOf(bytes: Uint8Array): string {
  const value = parseJson(bytes)
  const first = isRecord(value) && Array.isArray(value.errors) ? value.errors[0] : undefined
  if (!isRecord(first) || !isString(first.code)) return ''
  const message = isString(first.message) ? `, ${first.message}` : ''
  return ` The registry says: ${`${first.code}${message}`.slice(0, 200)}`
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

function tryUrl(text: string, base?: URL): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
