import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { CodeCache } from './code-cache.ts'

const PARAMETERS = ['exports', 'require', 'module', '__filename', '__dirname']

/**
 * Runs a CommonJS file with the files that it requires by relative path, each compiled through the cache. Everything
 * else is Node's own to load. There is no `import()` in these files: the build sees to it.
 */
export function loadProgram(path: string, cache: CodeCache): void {
  const modules = new Map<string, { exports: object }>()
  const requireOther = createRequire(path)

  function load(path: string): object {
    const known = modules.get(path)
    if (known !== undefined) return known.exports
    const module = { exports: {} }
    modules.set(path, module)
    const folder = dirname(path)
    const require = (name: string): unknown =>
      name.startsWith('.') ? load(join(folder, name)) : requireOther(name)
    const run: unknown = cache
      .compile({ path, text: readFileSync(path, 'utf8'), parameters: PARAMETERS })
      .runInThisContext()
    if (typeof run === 'function') run.call(module.exports, module.exports, require, module, path, folder)
    return module.exports
  }

  load(path)
}
