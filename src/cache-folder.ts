import { isAbsolute, join } from 'node:path'

/**
 * Where the command line keeps what can be made anew: $MODELWARD_CACHE, else a folder in the XDG base directory
 * specification's cache folder; null if the variable is empty.
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, home: string): string | null {
  if (env.MODELWARD_CACHE !== undefined) return env.MODELWARD_CACHE || null
  const base = env.XDG_CACHE_HOME ?? ''
  // The specification: a relative path is no path.
  return join(isAbsolute(base) ? base : join(home, '.cache'), 'modelward')
}
