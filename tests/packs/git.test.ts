import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fetchGit, resolveGitRef } from '../../src/packs/git.ts'
import { type GitReference, parseAnyReference, parsePackReference } from '../../src/packs/reference.ts'
import { MAX_PACK_BYTES } from '../../src/packs/source.ts'
import { type GitServer, type GitServerOptions, serveGit } from './git-server.ts'

const RULE = 'package acme\n'
const root = mkdtempSync(join(tmpdir(), 'modelward-git-test-'))
const env = { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' }
const servers: GitServer[] = []

/** The first commit, with the rules; `main` is one further. */
let first: string
let main: string
let branch: string
let caches = 0

beforeAll(() => {
  const work = join(root, 'work')
  mkdirSync(work)
  git(work, 'init', '--quiet', '--initial-branch=main')
  write(work, {
    'README.md': 'hello',
    'policies/b.rego': RULE,
    'policies/a/ü.rego': RULE,
    'policies/.manifest': '{}',
    'policies/.github/x.yml': 'hidden',
    'policies/node_modules/x/x.rego': 'hidden',
    'plain/a.rego': RULE,
  })
  first = commit(work)
  write(work, { 'policies/b.rego': `${RULE}# newer\n` })
  main = commit(work)
  git(work, 'tag', '--annotate', '--message=x', 'v1', first)
  git(work, 'branch', 'both')
  git(work, 'tag', 'both', first)
  git(work, 'checkout', '--quiet', '-b', 'links')
  symlinkSync('/etc/passwd', join(work, 'policies/link.rego'))
  git(work, 'update-index', '--add', '--cacheinfo', `160000,${first},modules/sub`)
  branch = commit(work)
  git(work, 'checkout', '--quiet', 'main')
  git(root, 'clone', '--quiet', '--bare', work, join(root, 'repo.git'))
})

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('fetchGit', () => {
  it('gives the files of a folder, sorted, without what is hidden', async () => {
    const server = await serve()
    const files = await fetchGit(at(server, first, 'policies'), options())
    expect([...files.keys()]).toEqual(['.manifest', 'a/ü.rego', 'b.rego'])
    expect(Buffer.from(files.get('b.rego') ?? '').toString()).toBe(RULE)
  })

  it('gives the commit that is pinned, and not the newest', async () => {
    const server = await serve()
    const files = await fetchGit(at(server, main, 'policies'), options())
    expect(Buffer.from(files.get('b.rego') ?? '').toString()).toContain('newer')
    expect([...(await fetchGit(at(server, first, 'policies/a'), options())).keys()]).toEqual(['ü.rego'])
  })

  it('needs no network once it is in the cache, and leaves nothing else there', async () => {
    const server = await serve()
    const shared = options()
    const files = await fetchGit(at(server, first, 'policies'), shared)
    const requests = server.requests()
    expect(await fetchGit(at(server, first, 'policies'), shared)).toEqual(files)
    expect((await fetchGit(at(server, first, 'plain'), shared)).size).toBe(1)
    expect(server.requests()).toBe(requests)
    expect(readdirSync(join(shared.cacheDir, 'git'))).toHaveLength(1)
  })

  it('takes a cache folder that is named from where the program runs', async () => {
    const server = await serve()
    const shared = options()
    await fetchGit(at(server, first, 'plain'), { env, cacheDir: relative(process.cwd(), shared.cacheDir) })
    expect(readdirSync(join(shared.cacheDir, 'git'))).toHaveLength(1)
  })

  it('fetches where the cache cannot be written', async () => {
    const server = await serve()
    const occupied = join(root, 'occupied')
    writeFileSync(occupied, '')
    expect((await fetchGit(at(server, first, 'plain'), { env, cacheDir: occupied })).size).toBe(1)
  })

  it('keeps nothing without a cache', async () => {
    const server = await serve()
    expect((await fetchGit(at(server, first, 'plain'), { env, cacheDir: null })).size).toBe(1)
  })

  it('can be asked for the same commit by many at once', async () => {
    const server = await serve()
    const shared = options()
    const all = await Promise.all(
      Array.from({ length: 4 }, () => fetchGit(at(server, first, 'policies'), shared)),
    )
    for (const files of all) expect(files.size).toBe(3)
    expect(readdirSync(join(shared.cacheDir, 'git'))).toHaveLength(1)
  })

  it('removes what runs left behind that were killed, and nothing of runs that are at it', async () => {
    const server = await serve()
    const shared = options()
    const [old, young] = ['new-old', 'new-young'].map((name) => join(shared.cacheDir, 'git', name))
    if (old === undefined || young === undefined) throw new Error('unreachable')
    mkdirSync(join(old, 'objects'), { recursive: true })
    mkdirSync(young)
    utimesSync(old, 1, 1)
    await fetchGit(at(server, first, 'plain'), shared)
    expect([existsSync(old), existsSync(young)]).toEqual([false, true])
  })

  it('fetches again what was damaged in the cache', async () => {
    const server = await serve()
    const shared = options()
    await fetchGit(at(server, first, 'policies'), shared)
    const packs = execFileSync('find', [shared.cacheDir, '-name', '*.pack'], { encoding: 'utf8' }).trim()
    rmSync(packs)
    expect((await fetchGit(at(server, first, 'policies'), shared)).size).toBe(3)
  })

  it('does not take objects that were put into the cache under the id of others', async () => {
    const server = await serve()
    const shared = options()
    await fetchGit(at(server, first, 'plain'), shared)
    const [kept = ''] = readdirSync(join(shared.cacheDir, 'git'))
    const repository = join(shared.cacheDir, 'git', kept)
    const blob = git(repository, 'rev-parse', `${first}:plain/a.rego`)
    const other = execFileSync('git', ['hash-object', '-w', '--stdin'], {
      cwd: repository,
      input: 'package evil\n',
      encoding: 'utf8',
    }).trim()
    execFileSync('find', [repository, '-name', '*.pack', '-o', '-name', '*.idx'], { encoding: 'utf8' })
    // Loose objects are looked up behind packed ones: unpack everything first.
    const pack = execFileSync('find', [repository, '-name', '*.pack'], { encoding: 'utf8' }).trim()
    const bytes = readFileSync(pack)
    rmSync(join(repository, 'objects/pack'), { recursive: true })
    mkdirSync(join(repository, 'objects/pack'))
    execFileSync('git', ['unpack-objects', '-q'], { cwd: repository, input: bytes })
    const loose = (id: string) => join(repository, 'objects', id.slice(0, 2), id.slice(2))
    rmSync(loose(blob))
    mkdirSync(dirname(loose(blob)), { recursive: true })
    writeFileSync(loose(blob), readFileSync(loose(other)))
    const files = await fetchGit(at(server, first, 'plain'), shared)
    expect(Buffer.from(files.get('a.rego') ?? '').toString()).toBe(RULE)
  })

  it('fetches the branches and tags of a server that gives no single commits', async () => {
    const server = await serve({ old: true })
    expect((await fetchGit(at(server, first, 'policies'), options())).size).toBe(3)
  })

  it('reads repositories of SHA-256 objects', async () => {
    const work = join(root, 'work256')
    mkdirSync(work)
    git(work, 'init', '--quiet', '--initial-branch=main', '--object-format=sha256')
    write(work, { 'a.rego': RULE })
    const id = commit(work)
    git(root, 'clone', '--quiet', '--bare', work, join(root, 'repo256.git'))
    const server = await serve()
    expect(id).toHaveLength(64)
    expect(await resolveGitRef(refReference(`git+${server.url}/repo256.git@main`), options())).toMatchObject({
      commit: id,
    })
    expect([...(await fetchGit(reference(`git+${server.url}/repo256.git@${id}`), options())).keys()]).toEqual(
      ['a.rego'],
    )
  })

  it.each([
    ['policies', 'policies/link.rego is a symbolic link'.replace('policies/', '')],
    ['modules', 'sub is a submodule'],
    ['missing', 'its commit has no folder missing'],
    ['README.md', 'its commit has no folder README.md'],
  ])('refuses the folder %s: %s', async (directory, message) => {
    const server = await serve()
    await expect(fetchGit(at(server, branch, directory), options())).rejects.toThrow(message)
  })

  it('refuses a commit that the repository does not have', async () => {
    const missing = 'f'.repeat(40)
    for (const old of [false, true]) {
      const server = await serve({ old })
      const shared = options()
      await expect(fetchGit(at(server, missing, ''), shared)).rejects.toThrow('there is no such commit')
      expect(readdirSync(join(shared.cacheDir, 'git'))).toEqual([])
    }
  })

  it.each([
    [404, 'there is no such repository'],
    [401, 'its server wants credentials'],
    [403, 'its server wants credentials'],
    [500, 'git failed'],
  ])('says what is wrong where the server answers %i', async (status, message) => {
    const server = await serve({
      fault: (_, response) => {
        response.writeHead(status, status === 401 ? { 'www-authenticate': 'Basic realm="x"' } : {}).end()
        return true
      },
    })
    await expect(fetchGit(at(server, first, ''), options())).rejects.toThrow(message)
  })

  it('says so where the server cannot be reached', async () => {
    const server = await serve()
    await server.close()
    await expect(fetchGit(at(server, first, ''), options())).rejects.toThrow('cannot be reached')
  })

  it('is stopped by its signal where a server never answers', async () => {
    const stop = new AbortController()
    const server = await serve({
      fault: () => {
        stop.abort()
        return true
      },
    })
    await expect(fetchGit(at(server, first, ''), { ...options(), signal: stop.signal })).rejects.toThrow(
      'took too long',
    )
  })

  it('says so where git is not installed', async () => {
    const server = await serve()
    const without = { ...options(), env: { PATH: root } }
    await expect(fetchGit(at(server, first, 'plain'), without)).rejects.toThrow('Install git')
    await fetchGit(at(server, first, 'plain'), { ...without, env })
    await expect(fetchGit(at(server, first, 'plain'), without)).rejects.toThrow('Install git')
  })

  it('keeps what is in the cache when it is stopped', async () => {
    const server = await serve()
    const shared = options()
    await fetchGit(at(server, first, 'plain'), shared)
    const stopped = { ...shared, signal: AbortSignal.abort() }
    await expect(fetchGit(at(server, first, 'plain'), stopped)).rejects.toThrow('took too long')
    expect(readdirSync(join(shared.cacheDir, 'git'))).toHaveLength(1)
  })

  it('takes no more from a server than it may send', async () => {
    const server = await serve()
    const fetching = fetchGit(at(server, first, 'plain'), { ...options(), maxTransferBytes: 100 })
    await expect(fetching).rejects.toThrow('what its server sends has more than')
  })

  it('takes no folder that is too large, however small it travels', async () => {
    const work = join(root, 'large')
    mkdirSync(work)
    git(work, 'init', '--quiet')
    writeFileSync(join(work, 'zeros'), Buffer.alloc(MAX_PACK_BYTES + 1))
    const id = commit(work)
    git(root, 'clone', '--quiet', '--bare', work, join(root, 'large.git'))
    const server = await serve()
    const fetching = fetchGit(reference(`git+${server.url}/large.git@${id}`), options())
    await expect(fetching).rejects.toThrow('the folder has more than 64 MiB')
  })

  it("uses the user's own credentials for git, and asks nobody", async () => {
    const authorization = `Basic ${Buffer.from('me:secret').toString('base64')}`
    const server = await serve({
      fault: (request, response) => {
        if (request.headers.authorization === authorization) return false
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end()
        return true
      },
    })
    const home = mkdtempSync(join(root, 'home-'))
    const helper = '!f() { echo username=me; echo password=secret; }; f'
    execFileSync('git', ['config', '--file', join(home, '.gitconfig'), 'credential.helper', helper])
    const own = { ...options(), env: { ...env, HOME: home } }
    expect((await fetchGit(at(server, first, 'plain'), own)).size).toBe(1)
    await expect(fetchGit(at(server, first, 'plain'), options())).rejects.toThrow(
      'its server wants credentials',
    )
  })

  it("follows the user's own configuration to no other protocol, and does not show what it holds", async () => {
    const server = await serve()
    const home = mkdtempSync(join(root, 'home-'))
    const other = server.url.replace('//', '//me:secret@')
    const key = `url.${other}/.insteadOf`
    execFileSync('git', ['config', '--file', join(home, '.gitconfig'), key, 'https://git.example/'])
    const fetching = fetchGit(reference(`git+https://git.example/repo.git@${first}`), {
      ...options(),
      env: { ...env, HOME: home },
    })
    await expect(fetching).rejects.toThrow('leads to another protocol')
    await expect(fetching).rejects.not.toThrow('secret')
  })

  it('does not follow a server to another host once it has begun, nor to another protocol', async () => {
    const server = await serve({
      fault: (_, response) => {
        response.writeHead(302, { location: 'file:///etc/passwd' }).end()
        return true
      },
    })
    await expect(fetchGit(at(server, first, ''), options())).rejects.toThrow('was not fetched')
  })
})

describe('resolveGitRef', () => {
  it.each(['HEAD', 'main', 'refs/heads/main', 'links', 'v1', 'refs/tags/v1', 'tags/both'])(
    'finds %s',
    async (ref) => {
      const server = await serve()
      const commits: Record<string, string> = {
        links: branch,
        v1: first,
        'refs/tags/v1': first,
        'tags/both': first,
      }
      expect(
        await resolveGitRef(refReference(`git+${server.url}/repo.git@${ref}#policies`), options()),
      ).toEqual({
        kind: 'git',
        url: `${server.url}/repo.git`,
        commit: commits[ref] ?? main,
        directory: 'policies',
      })
    },
  )

  it.each([
    ['nothing', 'has no branch or tag nothing'],
    ['both', 'both is a branch and a tag. Write refs/tags/both or refs/heads/both behind the @.'],
  ])('refuses %s', async (ref, message) => {
    const server = await serve()
    await expect(resolveGitRef(refReference(`git+${server.url}/repo.git@${ref}`), options())).rejects.toThrow(
      message,
    )
  })
})

async function serve(how: GitServerOptions = {}): Promise<GitServer> {
  const server = await serveGit(root, how)
  servers.push(server)
  return server
}

function options() {
  return { env, cacheDir: join(root, `cache-${caches++}`) }
}

function at(server: GitServer, id: string, directory: string): GitReference {
  return reference(`git+${server.url}/repo.git@${id}${directory === '' ? '' : `#${directory}`}`)
}

function reference(text: string): GitReference {
  const parsed = parsePackReference(text)
  if (parsed.kind === 'git') return parsed
  throw new Error(`${text} is no git reference`)
}

function refReference(text: string) {
  const parsed = parseAnyReference(text)
  if (parsed.kind === 'git-ref') return parsed
  throw new Error(`${text} is no unpinned git reference`)
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function commit(folder: string): string {
  git(folder, 'add', '--all', '--', '.', ':!modules')
  git(folder, 'commit', '--quiet', '--message=x')
  return git(folder, 'rev-parse', 'HEAD')
}

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org']
  return execFileSync('git', [...identity, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, GIT_CONFIG_GLOBAL: '/dev/null' },
  }).trim()
}
