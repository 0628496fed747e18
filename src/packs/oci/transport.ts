import { isString } from '../../policy/guards.ts'
import type { FetchOptions } from '../source.ts'
import { fetchThroughProxy } from './proxy.ts'

export interface TransportOptions extends Pick<FetchOptions, 'env' | 'signal' | 'onProgress'> {
  /** Node's own by default, through the proxy of the environment. */
  readonly fetch?: typeof globalThis.fetch
  /** After so long without a byte, a server hangs. */
  readonly silenceMs?: number
}

export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  /** Of the answer, if it is a good one. */
  readonly maxBytes: number
  /** What the answer is, for progress. */
  readonly stage?: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly bytes: Uint8Array
  readonly url: URL
}

/** No answer came, or only a part of one. */
export class Unreachable extends Error {
  /** May the next attempt be better? */
  readonly again: boolean

  constructor(message: string, again: boolean, cause?: unknown) {
    super(message, { cause })
    this.again = again
  }
}

/** The answer has more bytes than it may have. */
export class TooLarge extends Error {}

export const MAX_TEXT_BYTES = 1024 * 1024
const SILENCE_MS = 20_000
/** For one request with all its bytes. */
const REQUEST_LIMIT_MS = 120_000

/**
 * One request with all of its answer, whatever its status; redirects are answers too.
 * @throws {Unreachable}
 * @throws {TooLarge}
 */
export async function exchange(request: Exchange, options: TransportOptions): Promise<Answer> {
  const { method, url, headers, body, stage } = request
  const { env, signal, silenceMs = SILENCE_MS, onProgress } = options
  const fetch = options.fetch ?? fetchThroughProxy(env)
  const silent = new AbortController()
  const timer = setTimeout(() => silent.abort(), silenceMs)
  const signals = [silent.signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]
  try {
    const response = await fetch(url, {
      method,
      // What is hashed is what the registry keeps, and no compressed form of it.
      headers: { 'accept-encoding': 'identity', ...headers },
      redirect: 'manual',
      signal: AbortSignal.any(signal === undefined ? signals : [...signals, signal]),
      ...(body === undefined ? {} : { body }),
    })
    // What goes wrong is said in few words.
    const limit = response.ok ? request.maxBytes : MAX_TEXT_BYTES
    const total = Number(response.headers.get('content-length') ?? 0)
    if (method !== 'HEAD' && total > limit) throw new TooLarge()
    const chunks: Uint8Array[] = []
    let length = 0
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
    if (signal?.aborted) throw new Unreachable('it was stopped', false, error)
    if (silent.signal.aborted) throw new Unreachable(`${url.host} does not answer`, false, error)
    throw unreachable(url, error)
  } finally {
    clearTimeout(timer)
    // Ends a connection whose answer was not read to its end.
    silent.abort()
  }
}

/** What names no host, or finds nobody there, or nobody to trust, does not get better by waiting. */
const FINAL = /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH)$|CERT|TLS|SSL/

function unreachable({ host }: URL, error: unknown): Unreachable {
  if (!(error instanceof Error)) return new Unreachable(`${host} cannot be reached`, true, error)
  if (error.name === 'TimeoutError') return new Unreachable('it took too long', false, error)
  const code: unknown = error.cause instanceof Error ? Reflect.get(error.cause, 'code') : undefined
  if (!isString(code)) return new Unreachable(`${host} cannot be reached`, true, error)
  return new Unreachable(`${host} cannot be reached (${code})`, !FINAL.test(code), error)
}
