import { posix } from 'node:path'
import { type ErrorPlace, UserError } from '../errors.ts'
import { didYouMean } from '../suggest.ts'
import { isRecord } from './guards.ts'
import { type LocateSetting, type ProfileFile, parseProfile } from './profile-file.ts'

/** The profile that is used when nothing is configured. */
export const DEFAULT_PROFILE = 'default'

/** Bytes of a profile file; those that people write are far smaller. */
export const PROFILE_LIMIT = 1024 * 1024

/** Longest chain of `extends`; a longer one is a mistake. */
const MAX_CHAIN = 8

/** A profile with those that it extends. */
export interface Profile {
  /** As the user named it. */
  readonly name: string
  /** The one that extends nothing first. */
  readonly layers: readonly ProfileLayer[]
}

export interface ProfileLayer {
  /** Of a shipped profile, or the path of the file. */
  readonly name: string
  readonly file: ProfileFile
  readonly locate: LocateSetting
}

/** Where profiles come from. */
export interface ProfileSources {
  /** The profiles that Modelward ships, by name: the content of dist/profiles.json. */
  shipped(): Promise<unknown>
  /** A file's bytes, by its path from the root that is checked. */
  read(path: string): Promise<Uint8Array>
}

/**
 * Loads a profile: by name one of the shipped, by path (it has a slash or ends in .yml or .yaml) a file.
 * @param place Where the user names it, for messages.
 * @throws {UserError} PROFILE for one that is not there, has another form, or extends itself.
 */
export async function loadProfile(
  name: string,
  sources: ProfileSources,
  place?: ErrorPlace,
): Promise<Profile> {
  const layers: ProfileLayer[] = []
  const seen = new Set<string>()
  let next: Reference | undefined = { name, from: '', place }
  while (next !== undefined) {
    const path = pathOf(next)
    const id: string = path ?? next.name
    if (seen.has(id) || seen.size === MAX_CHAIN) {
      throw profileError(`The profile ${JSON.stringify(id)} extends itself, or too many others.`, next.place)
    }
    seen.add(id)
    const layer: ProfileLayer =
      path === null ? await shippedLayer(next, sources) : await fileLayer(path, next.place, sources)
    layers.unshift(layer)
    const parent: string | undefined = layer.file.extends
    next =
      parent === undefined
        ? undefined
        : { name: parent, from: path ?? '', place: layer.locate(['extends'], 'value') }
  }
  return { name, layers }
}

/** A profile that is named by the user (`from` is empty) or by another profile, at a place in it. */
interface Reference {
  readonly name: string
  readonly from: string
  readonly place: ErrorPlace | undefined
}

/** The path of a profile file, relative to the root; null for the name of a shipped profile. */
function pathOf({ name, from }: Reference): string | null {
  if (!name.includes('/') && !/\.ya?ml$/i.test(name)) return null
  return posix.normalize(posix.isAbsolute(name) ? name : posix.join(posix.dirname(from), name))
}

async function shippedLayer({ name, place }: Reference, sources: ProfileSources): Promise<ProfileLayer> {
  const shipped = await sources.shipped()
  const profiles = isRecord(shipped) ? shipped : {}
  if (!Object.hasOwn(profiles, name)) {
    const known = Object.keys(profiles)
    const offer = `${didYouMean(name, known)} There are: ${known.join(', ')}; or give the path of a .yml file.`
    throw profileError(`No profile is called ${JSON.stringify(name)}.${offer}`, place)
  }
  const locate: LocateSetting = () => undefined
  return { name, file: parseProfile(profiles[name], locate), locate }
}

async function fileLayer(
  path: string,
  place: ErrorPlace | undefined,
  sources: ProfileSources,
): Promise<ProfileLayer> {
  const bytes = await sources.read(path).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : 'for no stated reason'
    throw profileError(`The profile ${path} cannot be read: ${reason}`, place, cause)
  })
  const [{ decodeText }, { parseYaml }] = await Promise.all([
    import('../documents/text.ts'),
    import('../documents/yaml.ts'),
  ])
  const document = parseYaml(decodeText(bytes).text)
  const [problem] = document.problems
  if (problem !== undefined) {
    throw profileError(problem.message, { path, ...document.lines.position(problem.offset) })
  }
  const locate: LocateSetting = (pointer, part) => {
    const { line, column } = part === 'key' ? document.keySpan(pointer) : document.span(pointer)
    return { path, line, column }
  }
  return { name: path, file: parseProfile(document.value, locate), locate }
}

function profileError(message: string, place?: ErrorPlace, cause?: unknown): UserError {
  return new UserError('PROFILE', message, { ...(place && { place }), ...(cause !== undefined && { cause }) })
}
