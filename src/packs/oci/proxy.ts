/** Not in Node before 24.14: there the proxy of the environment is not used. */
interface WithProxy {
  setGlobalProxyFromEnv(env: Readonly<Record<string, string | undefined>>): unknown
}

/**
 * Node's `fetch`, which from then on reaches other machines through HTTPS_PROXY, with the exceptions of NO_PROXY. Plain
 * HTTP stays on this machine and needs no proxy.
 */
export async function fetchThroughProxy(
  env: Readonly<Record<string, string | undefined>>,
): Promise<typeof globalThis.fetch> {
  const proxy = env.https_proxy || env.HTTPS_PROXY
  const http: object = await import('node:http')
  if (proxy && hasProxy(http)) {
    http.setGlobalProxyFromEnv({ https_proxy: proxy, no_proxy: env.no_proxy || env.NO_PROXY })
  }
  return globalThis.fetch
}

function hasProxy(http: object): http is WithProxy {
  return 'setGlobalProxyFromEnv' in http && typeof http.setGlobalProxyFromEnv === 'function'
}
