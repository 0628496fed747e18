import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Assets } from '../../../assets.ts'
import { type Framework, parseFrameworks } from '../../../authoring/frameworks.ts'
import { InternalError } from '../../../errors.ts'
import type { PolicySource } from '../../../policy/compile.ts'
import { readFolderData } from '../../../policy/data.ts'
import { type Engine, loadEngineFrom } from '../../../policy/engine.ts'
import { readPolicyFolders } from '../../../policy/folder.ts'

/** The policies of all folders. Without a folder those of the one that the user stands in. */
export function readSources(folders: readonly string[]): Promise<PolicySource[]> {
  return readPolicyFolders(folders.length === 0 ? ['.'] : folders)
}

/** The data of all folders, joined; of two that say the same key the later one counts. */
export async function readFoldersData(folders: readonly string[]): Promise<Record<string, unknown>> {
  const all = []
  for (const folder of folders.length === 0 ? ['.'] : folders) all.push(await readFolderData(folder))
  return Object.assign({}, ...all)
}

export function loadEngine({ dist }: Assets): Promise<Engine> {
  return loadEngineFrom(fileURLToPath(dist))
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
