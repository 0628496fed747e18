import type { Pointer } from '../../../documents/place.ts'
import { isMapping, type Mapping, member, textOf } from '../../data.ts'
import { folderOf, resolveInTree } from '../../paths.ts'
import type { Source } from '../../reader.ts'
import { type ResolvedStage, resolvedStages } from './stages.ts'
import { ParameterFiles, variablesOf } from './variables.ts'

interface Surroundings {
  /** Folder of the dvc.yaml. */
  folder: string
  /** What templates may name. */
  values: Mapping
  files: ParameterFiles
}

interface Told {
  missing(name: string, at: Pointer): void
  full(at: Pointer): void
}

/** The stages of a parsed dvc.yaml, with the values that each of them has for itself. */
export async function stagesOf(
  document: Mapping,
  { folder, values, files }: Surroundings,
  { missing, full }: Told,
): Promise<ResolvedStage[]> {
  const stages = member(document, 'stages')
  const own = new Map<unknown, Mapping>()
  for (const [name, stage] of isMapping(stages) ? Object.entries(stages) : []) {
    const vars = member(stage, 'vars') ?? member(stage, 'do', 'vars')
    if (vars === undefined) continue
    const note = (variable: string) => missing(variable, ['stages', name, 'vars'])
    own.set(stage, await variablesOf(vars, folder, files, note))
  }
  const scopesOf = (stage: unknown) => {
    const local = own.get(stage)
    return local === undefined ? [values] : [local, values]
  }
  return [...resolvedStages(stages, scopesOf, missing, full)]
}

/** The working folders of stages by name, which a dvc.lock leaves to the dvc.yaml beside it. */
export async function workingFolders(source: Source): Promise<ReadonlyMap<string, string>> {
  const files = new ParameterFiles(source)
  const folder = folderOf(source.path)
  const document = await files.read(resolveInTree(folder, 'dvc.yaml') ?? '')
  const found = new Map<string, string>()
  const hasAny = JSON.stringify(member(document, 'stages') ?? null).includes('"wdir"')
  if (document === null || !hasAny) return found
  const ignore = () => undefined
  const values = await variablesOf(member(document, 'vars'), folder, files, ignore)
  const told = { missing: ignore, full: ignore }
  for (const { name, value } of await stagesOf(document, { folder, values, files }, told)) {
    const workingFolder = textOf(member(value, 'wdir'))
    if (workingFolder !== null) found.set(name, workingFolder)
  }
  return found
}
