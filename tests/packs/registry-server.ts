import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeRegistry {
  /** `127.0.0.1:PORT` */
  readonly host: string
  /** By digest: manifests and layers. */
  readonly blobs: Map<string, Uint8Array>
  /** `repository:tag` to digest. */
  readonly tags: Map<string, string>
  /** `GET /v2/...`, in the order of arrival. */
  readonly requests: string[]
  close(): Promise<void>
}

export type Fault = (request: IncomingMessage, response: ServerResponse, count: number) => boolean

/** As much of the OCI Distribution Specification as clients use, on this machine only, and faults on demand. */
export async function serveRegistry(fault: Fault = () => false): Promise<FakeRegistry> {
  const blobs = new Map<string, Uint8Array>()
  const tags = new Map<string, string>()
  const requests: string[] = []
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    requests.push(`${request.method} ${pathname}`)
    if (fault(request, response, requests.length)) return
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const body = Buffer.concat(parts)
    const [, repository, kind, name = ''] = /^\/v2\/(.+)\/(manifests|blobs)\/(.*)$/.exec(pathname) ?? []
    if (request.method === 'POST') {
      response.writeHead(202, { location: `/v2/${repository}/blobs/uploads/1?state=x` }).end()
    } else if (request.method === 'PUT') {
      const digest = digestOf(body)
      const said = kind === 'blobs' ? searchParams.get('digest') : name.includes(':') ? name : digest
      if (said !== digest) response.writeHead(400).end()
      else {
        blobs.set(digest, body)
        if (kind === 'manifests' && !name.includes(':')) tags.set(`${repository}:${name}`, digest)
        response.writeHead(201).end()
      }
    } else {
      const bytes = blobs.get(name) ?? blobs.get(tags.get(`${repository}:${name}`) ?? '')
      if (bytes !== undefined) response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
      else {
        const errors = [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }]
        response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ errors }))
      }
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    blobs,
    tags,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}
