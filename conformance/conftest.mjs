// Runs conftest's own examples and tests through conftest and through Modelward, and compares what they find: file, level
// and message. Needs Go, for the examples lie in conftest's Go module, and conftest itself (.ci/run installs it).
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** Cases, and where Modelward means to differ, with the reason. */
const { module, cases } = JSON.parse(readFileSync(new URL('conftest.json', import.meta.url), 'utf8'))
const MAX_BUFFER = 1 << 28

const { values } = parseArgs({
  options: {
    conftest: { type: 'string', default: '.cache/tools/bin/conftest' },
    list: { type: 'boolean', default: false },
  },
})
const conftest = resolve(values.conftest)
const modelward = resolve('dist/cli.js')

function moduleFolder() {
  const answer = execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' })
  return JSON.parse(answer).Dir
}

function run(program, args, cwd) {
  const { stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: MAX_BUFFER })
  return { stdout, stderr }
}

const flags = (name, list = []) => list.flatMap((value) => [`--${name}`, value])

/** `level file message` of each finding, sorted; or the error that ended the run. */
function askConftest({ policy, files, namespace, data, combine = false, rego }, cwd) {
  const args = ['test', '-o', 'json', ...flags('policy', policy), ...flags('namespace', namespace)]
  args.push(
    ...flags('data', data),
    ...(combine ? ['--combine'] : []),
    ...(rego ? ['--rego-version', rego] : []),
  )
  const { stdout, stderr } = run(conftest, [...args, ...files], cwd)
  if (!stdout.trimStart().startsWith('[')) return { error: stderr.trim() }
  const found = JSON.parse(stdout).flatMap(({ filename, failures = [], warnings = [] }) => [
    ...failures.map(({ msg }) => `error ${filename} ${msg}`),
    ...warnings.map(({ msg }) => `warning ${filename} ${msg}`),
  ])
  const exempt = JSON.parse(stdout).filter(({ exceptions = [] }) => exceptions.length > 0).length
  return { found: found.sort(), exempt }
}

function askModelward({ policy, files, namespace, data, combine = false }, cwd) {
  const args = ['check', '--format', 'json', '--profile', 'baseline', ...flags('policy', policy)]
  args.push(...flags('files', files), ...flags('namespace', namespace), ...flags('data', data))
  const { stdout, stderr } = run(
    process.execPath,
    [modelward, ...args, ...(combine ? ['--combine'] : []), '.'],
    cwd,
  )
  if (!stdout.startsWith('{')) return { error: stderr.trim() }
  const report = JSON.parse(stdout)
  const [system] = report.systems
  const own = new Map(system.rules.filter(({ pack }) => pack !== 'modelward').map((rule) => [rule.id, rule]))
  const broken = [...own.values()].find(({ outcome }) => outcome === 'error')
  if (broken) return { error: broken.error }
  const found = system.findings
    .filter(({ rule }) => own.has(rule))
    .map(({ severity, path, message }) => `${severity} ${combine ? 'Combined' : path} ${message}`)
  return { found: found.sort(), exempt: new Set(system.exceptions.map(({ path }) => path)).size }
}

function sameAnswer(theirs, ours) {
  if (theirs.error !== undefined || ours.error !== undefined) {
    return (theirs.error === undefined) === (ours.error === undefined)
  }
  return JSON.stringify(theirs) === JSON.stringify(ours)
}

const root = mkdtempSync(join(tmpdir(), 'modelward-conftest-'))
const differing = []
try {
  const source = moduleFolder()
  for (const [index, each] of cases.entries()) {
    const cwd = join(root, String(index))
    if (each.folder === undefined) mkdirSync(cwd)
    else cpSync(join(source, each.folder), cwd, { recursive: true })
    execFileSync('chmod', ['-R', 'u+w', cwd])
    for (const [path, text] of Object.entries(each.write ?? {})) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true })
      writeFileSync(join(cwd, path), text)
    }
    const [theirs, ours] = [askConftest(each, cwd), askModelward(each, cwd)]
    const same = sameAnswer(theirs, ours)
    if (same !== (each.differs === undefined)) differing.push(each.name)
    const told = theirs.error === undefined ? `${theirs.found.length} findings` : 'an error'
    console.log(
      `${same ? 'same' : 'other'}  ${each.name} (${told})${each.differs ? `: ${each.differs}` : ''}`,
    )
    if (values.list || same !== (each.differs === undefined))
      console.log(JSON.stringify({ theirs, ours }, null, 2))
  }
} finally {
  rmSync(root, { recursive: true })
}

const meant = cases.filter(({ differs }) => differs !== undefined).length
console.log(`conftest: ${cases.length - meant} cases must give the same, ${meant} differ on purpose`)
if (differing.length > 0) {
  console.error(`conformance: not as recorded: ${differing.join(', ')}`)
  process.exitCode = 1
}
