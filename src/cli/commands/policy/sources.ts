import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../../../assets.ts'
import { type Framework, parseFrameworks } from '../../../authoring/frameworks.ts'
import { InternalError } from '../../../errors.ts'
import type { PolicySource } from '../../../policy/compile.ts'
import { type Engine, loadEngineFrom } from '../../../policy/engine.ts'
import { type EngineSession, engineSession } from '../../../policy/engine-session.ts'
import { readPolicyFolder } from '../../../policy/folder.ts'

/** The policies of all folders, each file once. Without a folder those of the one that the user stands in. */
export async function readSources(folders: readonly string[]): Promise<PolicySource[]> {
  const found = new Map<string, PolicySource>()
  for (const folder of folders.length === 0 ? ['.'] : folders) {
    for (const source of await readPolicyFolder(folder)) {
      const file = resolve(source.path)
      if (!found.has(file)) found.set(file, source)
    }
  }
  return [...found.values()]
}

export function loadEngine({ dist }: Assets): Promise<Engine> {
  return loadEngineFrom(fileURLToPath(dist))
}

/** The engine in a thread that can be stopped; nothing is loaded before it is asked. */
export function openEngineSession({ dist }: Assets): EngineSession {
  return engineSession(new URL('engine-worker.js', dist), fileURLToPath(dist))
}

/** The lists of controls that come with Modelward. */
export async function readFrameworks({ dist }: Assets): Promise<Framework[]> {
  const path = fileURLToPath(new URL('frameworks.json', dist))
  let value: unknown
  try {
    value = JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new InternalError('INTERNAL', `The lists of controls, ${path}, cannot be read.`, { cause })
  }
  const frameworks = parseFrameworks(value)
  if (frameworks !== undefined) return frameworks
  throw new InternalError('INTERNAL', `${path} does not hold lists of controls.`)
}
