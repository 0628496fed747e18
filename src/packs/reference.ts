import { UserError } from '../errors.ts'
import { didYouMean } from '../suggest.ts'

/** A folder of Rego, compiled on the spot. */
export interface FolderReference {
  readonly kind: 'folder'
  readonly path: string
}

/** A bundle in a file: `.tar.gz` or `.tgz`. */
export interface BundleReference {
  readonly kind: 'bundle'
  readonly path: string
}

/** One folder at one commit: `git+https://host/org/repo.git@<commit>#dir`. */
export interface GitReference {
  readonly kind: 'git'
  /** `https://host/org/repo.git`; `http` for this machine only. Holds no credentials. */
  readonly url: string
  /** 40 (SHA-1) or 64 (SHA-256) hex digits, in lower case. */
  readonly commit: string
  /** With `/`, relative to the repository; empty for all of it. */
  readonly directory: string
}

/** A bundle in a registry: `oci://registry/repo@sha256:<64 hex>`. */
export interface OciReference {
  readonly kind: 'oci'
  /** Host, and port if there is one. */
  readonly registry: string
  readonly repository: string
  /** Stands beside the digest for people to read; decides nothing. */
  readonly tag: string | null
  /** Of the manifest: "sha256:" and 64 hex digits in lower case. */
  readonly digest: string
}

/** What a pack is loaded from: a place on this machine, or bytes that no one can change. */
export type PackReference = FolderReference | BundleReference | GitReference | OciReference

/** A branch, a tag or a short commit: `policy lock` looks up what it is now, and nothing else may. */
export interface GitRefReference {
  readonly kind: 'git-ref'
  readonly url: string
  /** HEAD is the repository's default branch. */
  readonly ref: string
  readonly directory: string
}

/** A tag in a registry: what `policy lock` looks up, and `policy push` writes. */
export interface OciTagReference {
  readonly kind: 'oci-tag'
  readonly registry: string
  readonly repository: string
  readonly tag: string | null
}

export type UnpinnedReference = GitRefReference | OciTagReference

/** Longer than any reference that people write. */
const MAX_REFERENCE_LENGTH = 2_048
const SCHEMES = ['git+https', 'oci']

const BUNDLE_FILE = /\.(?:tar\.gz|tgz)$/i
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i
const HEX_DIGEST = /^[0-9a-f]{64}$/i
/** What git itself forbids in names (git-check-ref-format), as far as it could do harm. */
const GIT_REF = /^(?!-)(?!.*(?:\.\.|@\{|\/\/|\/$|\.lock$))[^\s~^:?*[\\]+$/
/** OCI Distribution Specification 1.1, "Pulling manifests". */
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/
const MAX_REPOSITORY_LENGTH = 255
/** Host names and IPv4 addresses, or an IPv6 address in brackets; then a port. */
const REGISTRY =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/i

/**
 * Reads where a pack comes from, as modelward.yml, `--policy` and modelward.lock write it.
 * @throws {UserError} PACK if it is malformed, or names a branch or tag instead of a commit or digest.
 */
export function parsePackReference(text: string): PackReference {
  const reference = parseAnyReference(text)
  switch (reference.kind) {
    case 'folder':
    case 'bundle':
    case 'git':
    case 'oci':
      return reference
    case 'git-ref':
      throw wrong(
        text,
        `names no full commit but ${reference.ref}, and that can change under your feet`,
        `Pin it: modelward policy lock finds the commit, or write @ and all 40 digits of the commit behind the URL.`,
      )
    case 'oci-tag':
      throw wrong(
        text,
        `names ${reference.tag === null ? 'no digest' : 'a tag'}, and that can change under your feet`,
        'Pin it: modelward policy lock finds the digest, or write @sha256: and the digest of the manifest behind it.',
      )
  }
}

/**
 * Reads a reference that need not be pinned yet: for `policy lock` and `policy push`.
 * @throws {UserError} PACK if it is malformed.
 */
export function parseAnyReference(text: string): PackReference | UnpinnedReference {
  if (text.trim() === '') {
    throw new UserError(
      'PACK',
      'A policy pack has no name; give a folder, a bundle file, git+https:// or oci://.',
    )
  }
  if (text.length > MAX_REFERENCE_LENGTH) {
    throw new UserError('PACK', `A policy pack's name is longer than ${MAX_REFERENCE_LENGTH} characters.`)
  }
  if (/\p{Cc}/u.test(text)) throw wrong(text, 'has a control character in it', 'Remove it.')
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme === undefined) return parsePath(text)
  const rest = text.slice(scheme.length + '://'.length)
  switch (scheme) {
    case 'git+https':
    case 'git+http':
      return parseGit(text, scheme.slice('git+'.length), rest)
    case 'oci':
      return parseOci(text, rest)
    default:
      throw wrong(text, `begins with ${scheme}://, from which packs are not fetched`, mendScheme(scheme))
  }
}

/** The text that parses to the reference. */
export function formatReference(reference: PackReference | UnpinnedReference): string {
  switch (reference.kind) {
    case 'folder':
    case 'bundle':
      return reference.path
    case 'git':
      return `git+${reference.url}@${reference.commit}${fragment(reference.directory)}`
    case 'git-ref':
      return `git+${reference.url}@${reference.ref}${fragment(reference.directory)}`
    case 'oci':
      return `${ociName(reference)}@${reference.digest}`
    case 'oci-tag':
      return ociName(reference)
  }
}

function fragment(directory: string): string {
  return directory === '' ? '' : `#${directory}`
}

function ociName({
  registry,
  repository,
  tag,
}: Pick<OciReference, 'registry' | 'repository' | 'tag'>): string {
  return `oci://${registry}/${repository}${tag === null ? '' : `:${tag}`}`
}

/** Is a host name or address, with or without a port, this very machine? There, and only there, plain HTTP is fine. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name)
}

function parsePath(text: string): FolderReference | BundleReference {
  if (/^(?:git\+|oci:)/i.test(text)) {
    throw wrong(text, 'has no // behind its scheme', 'Write git+https://host/repo.git or oci://host/repo.')
  }
  if (/^[\w.-]+@[\w.-]+:/.test(text)) {
    throw wrong(
      text,
      'is an SSH address, and packs are fetched by HTTPS',
      'Write git+https://host/repo.git@commit.',
    )
  }
  return { kind: BUNDLE_FILE.test(text) ? 'bundle' : 'folder', path: text }
}

function parseGit(text: string, scheme: string, rest: string): GitReference | GitRefReference {
  authorityOf(text, rest)
  const [location = '', directoryText] = splitOnce(rest, rest.indexOf('#'))
  const [address, ref] = splitOnce(location, location.lastIndexOf('@'))
  const url = parseUrl(text, `${scheme}://${address}`)
  if (url.pathname === '/')
    throw wrong(text, 'names no repository', 'Write git+https://host/org/repo.git@commit.')
  if (url.search !== '') {
    throw wrong(`git+${url.origin}${url.pathname}`, 'has a query (?...) in its URL', 'Leave the query out.')
  }
  if (scheme === 'http' && !isLoopback(url.host)) {
    throw wrong(text, 'uses plain HTTP, which anyone on the way can change', 'Write git+https://.')
  }
  const directory = parseDirectory(text, directoryText)
  if (ref === null) return { kind: 'git-ref', url: url.href, ref: 'HEAD', directory }
  if (COMMIT.test(ref)) return { kind: 'git', url: url.href, commit: ref.toLowerCase(), directory }
  if (GIT_REF.test(ref)) return { kind: 'git-ref', url: url.href, ref, directory }
  throw wrong(
    text,
    `has "${ref}" behind the @, which is no commit, branch or tag`,
    'Write all 40 digits of the commit.',
  )
}

function parseDirectory(text: string, directory: string | null): string {
  const path = (directory ?? '').replace(/\/$/, '')
  const mend = 'Write # and a folder of the repository, like #policies/ml.'
  if (path === '' && directory === null) return ''
  if (/\\/.test(path)) throw wrong(text, 'has a backslash in its folder', mend)
  if (path.split('/').some((name) => name === '' || name === '.' || name === '..')) {
    throw wrong(text, 'has an empty or relative name in its folder', mend)
  }
  return path
}

function parseOci(text: string, rest: string): OciReference | OciTagReference {
  const registry = authorityOf(text, rest)
  if (!REGISTRY.test(registry)) {
    throw wrong(text, 'names no registry', 'Write oci://registry.example/repo@sha256:digest.')
  }
  if (!rest.startsWith('/', registry.length)) {
    throw wrong(text, 'names no repository', 'Write oci://registry.example/repo@sha256:digest.')
  }
  const path = rest.slice(registry.length + 1)
  const [name, pin] = splitOnce(path, path.indexOf('@'))
  const [repository, tag] = splitOnce(name, name.indexOf(':'))
  if (!REPOSITORY.test(repository) || repository.length > MAX_REPOSITORY_LENGTH) {
    throw wrong(
      text,
      `has "${repository}" as its repository, which is no name in a registry`,
      'Names are lower-case letters and digits with . _ - between them, and / between names.',
    )
  }
  if (tag !== null && !TAG.test(tag)) {
    throw wrong(
      text,
      `has "${tag}" as its tag, which is none`,
      'A tag has letters, digits and . _ -, at most 128.',
    )
  }
  if (pin === null) return { kind: 'oci-tag', registry: registry.toLowerCase(), repository, tag }
  const [algorithm, hex] = splitOnce(pin, pin.indexOf(':'))
  if (algorithm !== 'sha256' || hex === null || !HEX_DIGEST.test(hex)) {
    throw wrong(text, `has "${pin}" as its digest, which is none`, 'Write @sha256: and 64 hex digits.')
  }
  return {
    kind: 'oci',
    registry: registry.toLowerCase(),
    repository,
    tag,
    digest: `sha256:${hex.toLowerCase()}`,
  }
}

/** The host between the scheme and the path. Credentials there would end up in reports and lock files. */
function authorityOf(text: string, rest: string): string {
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? ''
  const at = authority.lastIndexOf('@')
  if (at === -1) return authority
  const beforePath = rest.length > authority.length
  // `oci://host@sha256:...`: what stands before the @ is the host, and no secret.
  if (!beforePath && COMMIT.test(authority.slice(at + 1).replace(/^sha256:/, '')))
    return authority.slice(0, at)
  const scheme = text.slice(0, text.length - rest.length)
  throw wrong(
    scheme + rest.slice(at + 1),
    'was given with a user name or password in its URL, and URLs end up in reports',
    'Leave it out: git asks your credential helper, and registries take what `docker login` keeps, or MODELWARD_REGISTRY, MODELWARD_REGISTRY_USERNAME and MODELWARD_REGISTRY_PASSWORD.',
  )
}

function parseUrl(text: string, address: string): URL {
  try {
    return new URL(address)
  } catch (cause) {
    throw wrong(text, 'has no valid URL in it', 'Write git+https://host/org/repo.git@commit.', cause)
  }
}

/** The text before and behind the character at a position; null behind it where there is no such position. */
function splitOnce(text: string, at: number): [string, string | null] {
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}

function mendScheme(scheme: string): string {
  switch (scheme) {
    case 'https':
    case 'http':
      return 'Write git+https:// for a git repository, oci:// for a registry, or download the bundle and name the file.'
    case 'git':
    case 'ssh':
    case 'git+ssh':
      return 'Write git+https://host/org/repo.git@commit.'
    case 'docker':
    case 'docker-image':
      return 'Write oci://registry/repo@sha256:digest.'
    case 'file':
    case 'git+file':
      return 'Name the folder or the bundle file by its path.'
    default:
      return `Packs come from a folder, a bundle file, git+https:// and oci://.${didYouMean(scheme, SCHEMES)}`
  }
}

function wrong(text: string, what: string, mend: string, cause?: unknown): UserError {
  return new UserError(
    'PACK',
    `The policy pack ${text} ${what}. ${mend}`,
    cause === undefined ? {} : { cause },
  )
}
