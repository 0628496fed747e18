import { UserError } from '../errors.ts'
import type { System } from '../facts/types.ts'
import type { OptionSpec } from './arguments.ts'

export const SYSTEM_OPTION: OptionSpec = {
  value: 'NAME',
  help: 'Only this system, by its folder or id, where the configuration names several.',
}

/**
 * The systems that --system names, by folder or id; all of them without it.
 * @throws {UserError} ARGUMENT if there is none.
 */
export function chooseSystems<S>(
  systems: readonly S[],
  systemOf: (each: S) => System,
  wanted: string | undefined,
): readonly S[] {
  if (wanted === undefined) return systems
  const folder = wanted.replace(/(?<=.)\/+$/, '')
  const byFolder = systems.filter((each) => (systemOf(each).path || '.') === folder)
  const chosen = byFolder.length > 0 ? byFolder : systems.filter((each) => systemOf(each).id === wanted)
  if (chosen.length > 0) return chosen
  const known = systems.map((each) => `"${systemOf(each).path || '.'}"`).join(', ')
  throw new UserError('ARGUMENT', `There is no system "${wanted}". Systems: ${known}.`)
}
