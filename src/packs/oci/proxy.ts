import * as http from 'node:http'

/** Not in Node before 24.14: there the proxy of the environment is not used. */
interface WithProxy {
  setGlobalProxyFromEnv(env: Readonly<Record<string, string | undefined>>): unknown
}

/**
 * Node's `fetch`, which from then on reaches other machines through HTTPS_PROXY, with the exceptions of NO_PROXY. Plain
 * HTTP stays on this machine and needs no proxy.
 */
export function fetchThroughProxy(
  env: Readonly<Record<string, string | undefined>>,
): typeof globalThis.fetch {
  const proxy = env.https_proxy || env.HTTPS_PROXY
  const client: object = http
  if (proxy && hasProxy(client)) {
    client.setGlobalProxyFromEnv({ https_proxy: proxy, no_proxy: env.no_proxy || env.NO_PROXY })
  }
  return globalThis.fetch
}

function hasProxy(client: object): client is WithProxy {
  return 'setGlobalProxyFromEnv' in client && typeof client.setGlobalProxyFromEnv === 'function'
}
