import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mlBom } from './boms.mjs'
import {
  CLI,
  figureLine,
  interleave,
  modelwardEnv,
  ratio,
  ratioLine,
  run,
  timeLines,
  times,
} from './measure.mjs'

export const title = 'modelward check, all shipped rules, on one SBOM of 5,000 and one of 50,000 components'
export const repetitions = 5

export async function measure({ folder, repetitions }) {
  const small = checkOf(folder, 5_000)
  const large = checkOf(folder, 50_000)
  const runs = await interleave('sbom', { [small.name]: small.check, [large.name]: large.check }, repetitions)
  const measured = times(runs)
  return {
    lines: [
      ...timeLines(measured),
      ratioLine('ten times the components', ratio(measured[large.name], measured[small.name]), {
        atMost: 10,
      }),
      ...[small, large].map(({ name }) => {
        const peak = Math.max(...runs[name].map(({ peakMB }) => peakMB))
        return figureLine(`peak memory, ${name}`, `${Math.round(peak)} MB`, peak, { atMost: 512 })
      }),
    ],
  }
}

function checkOf(folder, count) {
  const repository = join(folder, String(count))
  const file = join(repository, 'bom.cdx.json')
  const report = join(folder, `${count}.json`)
  mkdirSync(repository)
  writeFileSync(file, mlBom(count))
  const megabytes = (statSync(file).size / 1e6).toFixed(1)
  return {
    name: `${count.toLocaleString('en')} components, ${megabytes} MB`,
    async check() {
      const args = [CLI, 'check', '--format', 'json', '--output', report, repository]
      const env = modelwardEnv(join(folder, 'cache'))
      const used = await run(process.execPath, args, { env, usage: true, statuses: [0, 1] })
      assertJudged(JSON.parse(readFileSync(report, 'utf8')))
      return used
    },
  }
}

/** A run that judged nothing, or a part only, would look fast. */
function assertJudged({ verdict, systems: [system] }) {
  if (verdict === 'error' || system.unread.length > 0 || system.read[0]?.kind !== 'sbom') {
    throw new Error(`The SBOM was not judged: ${JSON.stringify(system.unread).slice(0, 500)}`)
  }
}
