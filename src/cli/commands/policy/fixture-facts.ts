import type { Assets } from '../../../assets.ts'
import { TEST_EFFECTIVE_TIME } from '../../../authoring/testing.ts'
import { UserError } from '../../../errors.ts'
import type { Facts } from '../../../facts/types.ts'
import { readSystems } from '../../../read-systems.ts'

/** The facts of each fixture, as `modelward facts` gives them for a plain folder. */
export async function readFixtures(
  folders: ReadonlyMap<string, string>,
  assets: Assets,
): Promise<ReadonlyMap<string, Facts>> {
  const fixtures = new Map<string, Facts>()
  for (const [name, path] of folders) {
    const options = { path, asFolder: true, effectiveTime: TEST_EFFECTIVE_TIME, assets }
    const { systems } = await readSystems(options).catch((error: unknown) => {
      throw error instanceof UserError ? inFixture(path, error) : error
    })
    const [system, ...more] = systems
    if (system === undefined || more.length > 0) {
      const message = `The fixture "${name}" holds ${systems.length} systems; a fixture is one.`
      throw new UserError('CONFIG', message, { place: { path } })
    }
    fixtures.set(name, system.facts)
  }
  return fixtures
}

/** An error in a file of a fixture; its place is a path from where the user stands. */
function inFixture(folder: string, { code, message, place, cause }: UserError): UserError {
  const at = place === undefined ? { path: folder } : { ...place, path: `${folder}/${place.path}` }
  return new UserError(code, message, { place: at, cause })
}
