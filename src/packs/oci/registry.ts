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
import {
  type Answer,
  exchange,
  MAX_TEXT_BYTES,
  TooLarge,
  type TransportOptions,
  Unreachable,
} from './transport.ts'

export interface RegistryOptions extends FetchOptions, TransportOptions {
  /** Sleeps between attempts. */
  readonly wait?: (milliseconds: number) => Promise<void>
}

export interface RegistryRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT'
  /** Relative to `/v2/<repository>/`, or absolute. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly maxBytes?: number
  readonly stage?: string
}

const MAX_ATTEMPTS = 4
const FIRST_WAIT_MS = 500
/** A server that asks for more patience than this is a server that cannot be reached. */
const LONGEST_WAIT_MS = 10_000
const MAX_REDIRECTS = 5
const REDIRECTS = [301, 302, 303, 307, 308]

const DOCKER_HUB = { registry: 'docker.io', host: 'registry-1.docker.io' }

/**
 * One repository of a registry, by the OCI Distribution Specification 1.1. HTTPS, and HTTP on this machine alone.
 * Nothing that comes back is trusted: answers are bounded in size and time, and credentials leave for no other host.
 */
export class Registry {
  readonly #reference: OciReference | OciTagReference
  readonly #options: RegistryOptions
  readonly #actions: 'pull' | 'pull,push'
  readonly #base: URL
  #authorization: string | null = null

  constructor(
    reference: OciReference | OciTagReference,
    actions: 'pull' | 'pull,push',
    options: RegistryOptions,
  ) {
    this.#reference = reference
    this.#options = options
    this.#actions = actions
    const { registry, repository } = reference
    const host = registry === DOCKER_HUB.registry ? DOCKER_HUB.host : registry
    this.#base = new URL(`${isLoopback(registry) ? 'http' : 'https'}://${host}/v2/${repository}/`)
  }

  /**
   * Sends a request, again after a moment where the server is busy or the connection broke. An answer below 500 that
   * is not 429 is for the caller.
   * @throws {UserError} PACK
   */
  async send(request: RegistryRequest): Promise<Answer> {
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
  failure({ status, bytes }: Pick<Answer, 'status' | 'bytes'>): Error {
    const [why, mend] = this.#explain(status)
    return notFetched(this.#name, `${why} (${status})`, `${mend}${wordsOf(bytes)}`)
  }

  #explain(status: number): [why: string, mend: string] {
    switch (status) {
      case 401:
      case 403:
        return ['the registry wants credentials', this.#logIn()]
      case 404:
        return ['the registry has no such pack', `Check the name and the digest. ${this.#logIn()}`]
      case 429:
        return ['the registry wants fewer requests', `Try again later. ${this.#logIn()}`]
      default:
        return ['the registry answered with an error', 'Try again later, or ask who runs it.']
    }
  }

  get #name(): string {
    return formatReference(this.#reference)
  }

  #logIn(): string {
    const { registry } = this.#reference
    const { env } = this.#options
    const stray = env[USERNAME_VARIABLE] !== undefined && env[REGISTRY_VARIABLE] !== registry
    const how = stray
      ? `${USERNAME_VARIABLE} is set, but is used only where ${REGISTRY_VARIABLE} is ${registry}.`
      : `log in with docker login ${registry}, or set ${REGISTRY_VARIABLE}=${registry}, ${USERNAME_VARIABLE} and ${PASSWORD_VARIABLE}.`
    return `If it is private: ${how}`
  }

  #unreachable(error: Unreachable): Error {
    const mend = /CERT/.test(error.message)
      ? 'Check the host; a certificate authority of your own goes into NODE_EXTRA_CA_CERTS.'
      : 'Check the network and the proxy, or fetch once where there is one and keep the cache folder (MODELWARD_CACHE).'
    return notFetched(this.#name, error.message, mend, error.cause)
  }

  /** Answers the registry's question for credentials once. */
  async #sendAuthorized(request: RegistryRequest): Promise<Answer> {
    const url = new URL(request.path, this.#base)
    if (url.origin !== this.#base.origin && !mayTalkTo(url, this.#base)) {
      throw new Unreachable('its registry takes uploads at an address that is not reached by HTTPS', false)
    }
    const answer = await this.#follow(request, url)
    if (answer.status !== 401 || answer.url.origin !== this.#base.origin) return answer
    this.#authorization = await this.#authorize(answer.headers.get('www-authenticate') ?? '')
    return this.#authorization === null ? answer : this.#follow(request, url)
  }

  /** Follows redirects, as registries answer that keep their blobs elsewhere. */
  async #follow(request: RegistryRequest, start: URL): Promise<Answer> {
    const { method = 'GET', maxBytes = MAX_TEXT_BYTES, path: _, ...rest } = request
    let url = start
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      // Only the registry itself gets to see what was meant for it: a store of blobs has its own secrets in the URL.
      const own = url.origin === this.#base.origin && this.#authorization !== null
      const headers = { ...request.headers, ...(own ? { authorization: this.#authorization ?? '' } : {}) }
      const answer = await exchange({ ...rest, method, maxBytes, url, headers }, this.#options)
      const location = answer.headers.get('location')
      const follows = (method === 'GET' || method === 'HEAD') && REDIRECTS.includes(answer.status)
      if (!follows || location === null) return answer
      const next = URL.canParse(location, url.href) ? new URL(location, url) : null
      if (next === null || !mayTalkTo(next, url)) {
        throw new Unreachable('its registry redirects to an address that is not reached by HTTPS', false)
      }
      url = next
    }
    throw new Unreachable('its registry redirects without end', false)
  }

  async #authorize(header: string): Promise<string | null> {
    const challenges = parseChallenges(header)
    const credentials = await findCredentials(this.#reference.registry, this.#options.env)
    const bearer = challenges.find(({ scheme }) => scheme === 'bearer')
    if (bearer !== undefined) return this.#bearerToken(bearer.parameters, credentials)
    const mayBeBasic = challenges.some(({ scheme }) => scheme === 'basic')
    return mayBeBasic && credentials?.kind === 'password' ? basic(credentials) : null
  }

  /** Token flow: distribution.github.io/distribution/spec/auth/token; for refresh tokens, its neighbour /oauth. */
  async #bearerToken(
    parameters: ReadonlyMap<string, string>,
    credentials: Credentials | null,
  ): Promise<string | null> {
    const realm = parameters.get('realm') ?? ''
    const url = URL.canParse(realm) ? new URL(realm) : null
    if (url === null || !mayTalkTo(url, this.#base)) {
      throw new Unreachable('its registry names a token service that is not reached by HTTPS', false)
    }
    const query = new URLSearchParams({ scope: `repository:${this.#reference.repository}:${this.#actions}` })
    const service = parameters.get('service')
    if (service !== undefined) query.set('service', service)
    const answer = await this.#askForToken(url, query, credentials)
    if (answer.status === 429 || answer.status >= 500) {
      throw new Unreachable(`its token service answered ${answer.status}`, true)
    }
    if (answer.status !== 200) throw this.failure({ ...answer, status: 401 })
    const value = parseJson(answer.bytes)
    const token = isRecord(value) ? (value.token ?? value.access_token) : undefined
    return isString(token) && /^[\x21-\x7e]+$/.test(token) ? `Bearer ${token}` : null
  }

  #askForToken(url: URL, query: URLSearchParams, credentials: Credentials | null): Promise<Answer> {
    const maxBytes = MAX_TEXT_BYTES
    if (credentials?.kind === 'refresh-token') {
      query.set('grant_type', 'refresh_token')
      query.set('client_id', 'modelward')
      query.set('refresh_token', credentials.token)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const body = Buffer.from(query.toString())
      return exchange({ method: 'POST', url, headers, body, maxBytes }, this.#options)
    }
    for (const [name, value] of query) url.searchParams.set(name, value)
    const headers: Record<string, string> = credentials === null ? {} : { authorization: basic(credentials) }
    return exchange({ method: 'GET', url, headers, maxBytes }, this.#options)
  }
}

/** HTTPS to other machines; HTTP only from this machine to itself, to which no other machine may lead. */
function mayTalkTo(next: URL, from: URL): boolean {
  if (next.username !== '' || next.password !== '') return false
  if (isLoopback(next.host)) return isLoopback(from.host) && /^https?:$/.test(next.protocol)
  return next.protocol === 'https:'
}

function basic({ username, password }: Credentials & { kind: 'password' }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`
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

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
