import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryBom } from './boms.mjs'
import {
  CLI,
  interleave,
  isInstalled,
  modelwardEnv,
  ratio,
  ratioLine,
  run,
  timeLines,
  times,
} from './measure.mjs'

export const title = '1,000 CycloneDX files of 20 components, three rules, against conftest test'
export const repetitions = 5

const FILES = 1_000
const COMPONENTS = 20
const RULES = join(import.meta.dirname, 'rules')

export async function measure({ folder, repetitions }) {
  const boms = join(folder, 'boms')
  const expected = writeBoms(boms)
  const hasConftest = await isInstalled('conftest', ['--version'])

  const cache = join(folder, 'cache')
  const onlyThese = ['--profile', join(RULES, 'only-these.yml')]
  const conftest = 'conftest test'
  const warm = 'modelward check, three rules, cached'
  const cold = 'modelward check, three rules, compiled first'
  const all = 'modelward check, three rules and all shipped'

  async function modelward(options) {
    const report = join(folder, 'report.json')
    const policy = ['--policy', join(RULES, 'modelward')]
    const args = [CLI, 'check', ...policy, ...options, '--format', 'json', '--output', report, boms]
    // With every shipped rule on there may be other findings; ours must be the same.
    const used = await run(process.execPath, args, {
      env: modelwardEnv(cache),
      statuses: [1],
      usage: true,
    })
    const { systems } = JSON.parse(readFileSync(report, 'utf8'))
    const found = systems.flatMap(({ findings }) => findings.map(({ rule, path }) => `${rule} ${path}`))
    assertFindings('modelward', found, expected)
    return used
  }

  const variants = {
    ...(hasConftest && {
      [conftest]: async () => {
        const output = join(folder, 'conftest.json')
        const args = ['test', '--policy', join(RULES, 'conftest'), '--output', 'json', boms]
        const used = await run('conftest', args, { output, statuses: [1] })
        const found = JSON.parse(readFileSync(output, 'utf8')).flatMap(({ filename, failures = [] }) =>
          failures.map(({ msg }) => `${msg.split(' ')[0]} ${filename.slice(boms.length + 1)}`),
        )
        assertFindings('conftest', found, expected)
        return used
      },
    }),
    [cold]: () => {
      rmSync(cache, { recursive: true, force: true })
      return modelward(onlyThese)
    },
    [warm]: () => modelward(onlyThese),
    [all]: () => modelward([]),
  }
  const runs = await interleave('conftest', variants, repetitions)
  const measured = times(runs)
  const against = (name, aim) =>
    ratioLine(`${name} / ${conftest}`, ratio(measured[name], measured[conftest]), aim)
  return {
    lines: [
      ...timeLines(measured),
      ...(hasConftest
        ? [against(warm, { atMost: 0.5 }), against(cold, { atMost: 0.5 }), against(all)]
        : ['  no ratios: there is no conftest on the PATH (docs/benchmark.md says how to install it)']),
    ],
  }
}

/** @returns what the rules must find, as `id path` */
function writeBoms(folder) {
  const expected = []
  for (let number = 0; number < FILES; number++) {
    const path = join(`service-${String(number).padStart(4, '0')}`, 'bom.cdx.json')
    const text = libraryBom(number * COMPONENTS, COMPONENTS, { defects: true })
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
    for (const { licenses, hashes, purl } of JSON.parse(text).components) {
      if (licenses === undefined) expected.push(`BENCH-001 ${path}`)
      if (!hashes.some(({ alg }) => alg === 'SHA-256')) expected.push(`BENCH-002 ${path}`)
      if (purl === undefined) expected.push(`BENCH-003 ${path}`)
    }
  }
  return expected.sort()
}

/** `found` may hold findings of other rules, in any order. */
function assertFindings(program, found, expected) {
  const ours = found.filter((finding) => finding.startsWith('BENCH-')).sort()
  if (ours.join('\n') !== expected.join('\n')) {
    throw new Error(`${program} found ${ours.length} things, and not the ${expected.length} that there are`)
  }
}
