import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mlBom } from './boms.mjs'
import {
  CLI,
  duration,
  figureLine,
  interleave,
  isInstalled,
  modelwardEnv,
  ROOT,
  ratio,
  ratioLine,
  run,
  timeLines,
  times,
} from './measure.mjs'

export const title = 'what authors of policies wait for, on the shipped rules, against opa'
export const repetitions = 5

const RULES = join(ROOT, 'policies', 'rules')
const shippedRules = () =>
  JSON.parse(readFileSync(join(ROOT, 'dist', 'packs', 'modelward.json'), 'utf8')).rules
const OWN_RULES = join(import.meta.dirname, 'rules')
const COMPONENTS = 10_000

/** What both programs do with a folder of policies. To add one is to add its line. */
const COMMANDS = {
  check: { modelward: ['policy', 'check', RULES], opa: (bundle) => ['build', ...wasm(bundle), RULES] },
  test: { modelward: ['policy', 'test', RULES], opa: () => ['test', RULES] },
}
const AIMS = { coldMoreMs: 1000, warm: 3 }

export async function measure(context) {
  const hasOpa = await isInstalled('opa', ['version'])
  return {
    lines: [
      ...(await commandLines(context, hasOpa)),
      ...(await evaluationLines(context, hasOpa)),
      ...(await builtinLines(context)),
      ...(hasOpa
        ? []
        : ['  no ratios: there is no opa on the PATH (docs/benchmark.md says how to install it)']),
    ],
  }
}

/** Cold is a run with an empty cache, warm one after another. */
async function commandLines({ folder, repetitions }, hasOpa) {
  const cache = join(folder, 'cache')
  const lines = []
  for (const [name, { modelward, opa: opaArgs }] of Object.entries(COMMANDS)) {
    const opa = opaArgs(join(folder, 'bundle.tar.gz'))
    const [theirs, cold, warm] = [
      `opa ${opa[0]}`,
      `modelward policy ${name}, cold`,
      `modelward policy ${name}, warm`,
    ]
    const ours = () => run(process.execPath, [CLI, ...modelward], { env: modelwardEnv(cache) })
    const measured = times(
      await interleave(
        'policy',
        {
          ...(hasOpa && { [theirs]: () => run('opa', opa) }),
          [cold]: () => {
            rmSync(cache, { recursive: true, force: true })
            return ours()
          },
          [warm]: ours,
        },
        repetitions,
      ),
    )
    lines.push(...timeLines(measured))
    if (!hasOpa) continue
    const more = measured[cold].median - measured[theirs].median
    lines.push(
      figureLine(`${cold}: more than ${theirs}`, duration(more), more, { atMost: AIMS.coldMoreMs }),
      ratioLine(`${warm} / ${theirs}`, ratio(measured[warm], measured[theirs]), { atMost: AIMS.warm }),
    )
  }
  return lines
}

/** Modelward reads the SBOM and evaluates; opa reads the facts that Modelward has made of it, and evaluates. */
async function evaluationLines({ folder, repetitions }, hasOpa) {
  const repository = join(folder, 'repository')
  const [report, facts, data] = ['report', 'facts', 'data'].map((name) => join(folder, `${name}.json`))
  const env = modelwardEnv(join(folder, 'cache'))
  mkdirSync(repository)
  writeFileSync(join(repository, 'bom.cdx.json'), mlBom(COMPONENTS))
  await run(process.execPath, [CLI, 'facts', repository], { env, output: facts })
  writeFileSync(
    data,
    JSON.stringify({ modelward: { time: '2026-11-01T00:00:00Z', parameters: defaults(shippedRules()) } }),
  )

  const size = `${COMPONENTS.toLocaleString('en')} components`
  const [ours, theirs] = [`modelward check, ${size}`, `opa eval, ${size}`]
  const measured = times(
    await interleave(
      'policy',
      {
        ...(hasOpa && {
          [theirs]: () => {
            const given = ['--data', RULES, '--data', data, '--ignore', '*_test.rego', '--input', facts]
            const output = join(folder, 'opa.json')
            return run('opa', ['eval', ...given, '--format', 'json', 'data.modelward.rules'], { output })
          },
        }),
        [ours]: () => {
          const all = ['--profile', join(OWN_RULES, 'all-shipped.yml')]
          const args = [CLI, 'check', ...all, '--format', 'json', '--output', report, repository]
          return run(process.execPath, args, { env, statuses: [0, 1] })
        },
      },
      repetitions,
    ),
  )
  if (!hasOpa) return timeLines(measured)
  assertSameRules(
    JSON.parse(readFileSync(report, 'utf8')),
    JSON.parse(readFileSync(join(folder, 'opa.json'), 'utf8')),
  )
  return [
    ...timeLines(measured),
    ratioLine(`${ours} / opa eval`, ratio(measured[ours], measured[theirs]), { atMost: 1 }),
  ]
}

/** Options of `opa build` that give a module of every rule, as ours is. */
function wasm(bundle) {
  const entrypoints = shippedRules().flatMap((rule) => [
    '--entrypoint',
    `${rule.package.replaceAll('.', '/')}/violation`,
  ])
  return ['--target', 'wasm', ...entrypoints, '--ignore', '*_test.rego', '--output', bundle]
}

function defaults(rules) {
  const own = ({ parameters }) =>
    Object.entries(parameters).map(([name, parameter]) => [name, parameter.default])
  return Object.fromEntries(rules.map((rule) => [rule.id, Object.fromEntries(own(rule))]))
}

function assertSameRules(
  { systems: [{ rules }] },
  {
    result: [
      {
        expressions: [{ value }],
      },
    ],
  },
) {
  const ours = rules.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id)
  const theirs = Object.entries(value)
    .filter(([, { applies = true, violation = [] }]) => applies && violation.length > 0)
    .map(([name]) => name.toUpperCase().replace('_', '-'))
  if (ours.length === 0 || ours.sort().join() !== theirs.sort().join()) {
    throw new Error(`modelward says that ${ours} fail, and opa ${theirs}`)
  }
}

/** Two policies that ask the same: one with what the module carries, one with a builtin that the engine answers. */
async function builtinLines({ folder, repetitions }) {
  const env = modelwardEnv(join(folder, 'cache'))
  const names = { own: 'policy with builtins of its module', engine: 'policy with a builtin of the engine' }
  const variants = Object.entries(names).map(([kind, name]) => {
    const policy = [
      '--policy',
      join(OWN_RULES, 'builtins', kind),
      '--profile',
      join(OWN_RULES, 'only-these.yml'),
    ]
    const args = [CLI, 'check', ...policy, join(folder, 'repository')]
    return [name, () => run(process.execPath, args, { env })]
  })
  const measured = times(await interleave('policy', Object.fromEntries(variants), repetitions))
  return [
    ...timeLines(measured),
    ratioLine(
      `${COMPONENTS.toLocaleString('en')} calls of the engine / none`,
      ratio(measured[names.engine], measured[names.own]),
    ),
  ]
}
