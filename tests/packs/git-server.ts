import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface GitServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** How many requests came in. */
  readonly requests: () => number
  close(): Promise<void>
}

export interface GitServerOptions {
  /** Answers instead of git where it gives true. */
  fault?: (request: IncomingMessage, response: ServerResponse) => boolean
  /** As servers before protocol 2, which give tips of branches and tags only. */
  old?: boolean
}

/** Serves the repositories below a folder as real servers do: `git http-backend` behind HTTP, on this machine only. */
export async function serveGit(
  root: string,
  { fault, old = false }: GitServerOptions = {},
): Promise<GitServer> {
  let requests = 0
  const server = createServer((request, response) => {
    requests++
    if (fault?.(request, response)) return
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const child = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env.PATH,
        GIT_PROJECT_ROOT: root,
        GIT_HTTP_EXPORT_ALL: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        PATH_INFO: pathname,
        QUERY_STRING: search.slice(1),
        REQUEST_METHOD: request.method,
        CONTENT_TYPE: request.headers['content-type'] ?? '',
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
        ...(old ? {} : { GIT_PROTOCOL: String(request.headers['git-protocol'] ?? '') }),
      },
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    request.pipe(child.stdin)
    child.stdin.on('error', () => undefined)
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.on('close', () => {
      const answer = Buffer.concat(parts)
      const end = answer.indexOf('\r\n\r\n')
      for (const line of answer.toString('latin1', 0, end).split('\r\n')) {
        const [, name, value] = /^([^:]+): (.*)$/.exec(line) ?? []
        if (name === 'Status') response.statusCode = Number.parseInt(value ?? '', 10)
        else if (name !== undefined && value !== undefined) response.setHeader(name, value)
      }
      response.end(answer.subarray(end + 4))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
