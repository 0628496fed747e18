import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { fetchThroughProxy } from '../../../src/packs/oci/proxy.ts'

const able = 'setGlobalProxyFromEnv' in http
if (!able)
  console.log(`Node ${process.version} cannot reach registries through a proxy, so that is not tested here.`)

it.skipIf(!able)(
  'reaches other machines through the proxy of the environment, and this one without',
  async () => {
    const seen: string[] = []
    const proxy = http.createServer((_, response) => response.end('direct'))
    proxy.on('connect', (request, socket) => {
      seen.push(request.url ?? '')
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const { port } = proxy.address() as AddressInfo
    try {
      const url = `http://127.0.0.1:${port}`
      const fetch = fetchThroughProxy({ HTTPS_PROXY: url })
      await expect(fetch('https://registry.example/v2/')).rejects.toThrow()
      expect(await (await fetch(url)).text()).toBe('direct')
      expect(seen).toEqual(['registry.example:443'])
    } finally {
      proxy.close()
      proxy.closeAllConnections()
    }
  },
)

it('is the fetch of Node where there is no proxy', async () => {
  expect(fetchThroughProxy({})).toBe(globalThis.fetch)
})
