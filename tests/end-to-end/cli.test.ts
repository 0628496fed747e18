import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { CLI, commit, folder, git, modelward, repository, startCommand, write } from './programs.ts'
import { ABORTING_POLICY, bom, soundModel, TEAM_POLICY, tamperedModel } from './repositories.ts'

const TIME = ['--effective-time', '2026-11-22T09:00:00Z']
const BASELINE = ['--profile', 'baseline']

/** A report as JSON, as far as these tests look into it. */
interface ReportJson {
  verdict: string
  exit_status: number
  effective_time: string
  fail_on: string
  repository: { kind: string; commit: string | null }
  rules_off: { id: string; pack: string }[]
  ignored: { count: number; first: string[] }
  systems: {
    system: { id: string; path: string }
    profile: string
    rules: { id: string; severity: string; outcome: string }[]
    findings: { rule: string; path: string; line: number; severity: string }[]
    read: { path: string; kind: string }[]
    unread: { path: string; message: string }[]
  }[]
}

async function report(path: string, ...args: string[]): Promise<ReportJson> {
  const { stdout, stderr } = await modelward(['check', ...TIME, '--format', 'json', ...args, path])
  expect(stderr).toBe('')
  return JSON.parse(stdout)
}

describe('exit status and the last line', () => {
  test('0: nothing blocks', async () => {
    const { status, stdout, stderr } = await modelward(['check', ...BASELINE, folder(soundModel())])
    expect(stderr).toBe('')
    expect(lastLine(stdout)).toMatch(/^✔ no errors, .* 3 files read · 14 rules off · fails on errors$/)
    expect(status).toBe(0)
  })

  test('1: findings that block, with place, rule, what is wrong and what to do', async () => {
    const path = folder(tamperedModel())
    const { status, stdout } = await modelward(['check', ...BASELINE, path])
    expect(stdout).toContain(`${path}/SHA256SUMS\n`)
    expect(stdout).toMatch(/^ +1:1 +✖ error +INT-002 +SHA256SUMS records sha256 1a1a.* model\.safetensors/m)
    expect(stdout).toMatch(/^ +→ Find out which of the two is right\./m)
    expect(lastLine(stdout)).toMatch(/^✖ 1 error, /)
    expect(status).toBe(1)
  })

  test('3: nothing was evaluated, which is no pass', async () => {
    const { status, stdout } = await modelward(['check', folder({ 'src/main.py': 'print(1)\n' })])
    expect(stdout).toContain('No ML artifact was found.')
    expect(lastLine(stdout)).toMatch(/^▲ nothing was evaluated, which is no pass/)
    expect(status).toBe(3)
  })

  test('--fail-on moves the border, and the configuration is overruled by it', async () => {
    const path = folder({ ...soundModel(), 'modelward.yml': 'fail_on: warning\n' })
    expect((await modelward(['check', path])).status).toBe(1)
    expect((await modelward(['check', '--fail-on', 'error', path])).status).toBe(0)
    expect((await modelward(['check', '--fail-on', 'note', path])).status).toBe(1)
  })
})

describe('2: what the user has to mend is said in one line on standard error', () => {
  const path = folder({ 'README.md': '# x\n' })
  test.concurrent.each<[string, string]>([
    [
      'chek',
      '"chek" is not a command. Did you mean "check"? Commands: check, explain, facts, hash, init, lineage, policy, rules, sign, verify. See modelward --help.',
    ],
    [
      'check --formt json .',
      '--formt is not an option of this command. Did you mean "--format"? See --help.',
    ],
    [
      'check --fail-on eror .',
      '--fail-on is "eror"; it must be one of error, warning, note. Did you mean "error"?',
    ],
    [
      'check --format jsn .',
      '--format is "jsn"; it must be one of text, json, sarif, github, summary. Did you mean "json"?',
    ],
    ['check nowhere', 'nowhere does not exist. Give the folder that is to be checked.'],
    ['check README.md', 'README.md is not a folder. Give the folder that the file is in.'],
    ['check a b', 'One PATH is checked at a time, and 2 were given: a b.'],
    [
      'check --rev main .',
      'The revision "main" cannot be read, since the folder is in no git repository. Leave the revision out, or give a folder of the repository.',
    ],
    [
      'check --format json --format text .',
      'Two reports would go to standard output. Give each --format its --output FILE.',
    ],
    [
      'check --output report.html .',
      'The ending of report.html names no format. Give --format before --output.',
    ],
    [
      'check --effective-time yesterday .',
      '"yesterday" is not a time in RFC 3339; write it like 2026-11-22T09:00:00Z.',
    ],
    [
      'check --profile bseline .',
      'No profile is called "bseline". Did you mean "baseline"? There are: baseline, default, release; or give the path of a .yml file.',
    ],
    [
      'check --profile ./nowhere.yml .',
      'The profile nowhere.yml cannot be read: It is not there, or it vanished during the run.',
    ],
    ['check --config nowhere.yml .', 'The configuration nowhere.yml cannot be read: there is no such file.'],
    [
      'check --policy nowhere .',
      'nowhere: The policies in nowhere cannot be read: It is not there, or it vanished during the run.',
    ],
    ['facts --system nowhere .', 'There is no system "nowhere". Systems: ".".'],
  ])('modelward %s', async (line, message) => {
    const { status, stdout, stderr } = await modelward(line.split(' '), { cwd: path })
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `modelward: ${message}\n` })
  })

  test('a report that cannot be written', async () => {
    const { status, stderr } = await modelward(['check', '-o', 'nowhere/report.json', '.'], { cwd: path })
    expect(stderr).toMatch(
      /^modelward: nowhere\/report\.json cannot be written: .*Check the folder and its permissions\.\n$/,
    )
    expect(status).toBe(2)
  })
})

describe('help and version', () => {
  test.concurrent.each([[[]], [['--help']], [['check', '--help']], [['help', 'facts']], [['rules', '-h']]])(
    'modelward %j',
    async (args) => {
      const { status, stdout, stderr } = await modelward(args)
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      expect(stdout).toMatch(/^Usage: modelward /m)
    },
  )

  test('the version is that of the package', async () => {
    expect((await modelward(['--version'])).stdout).toBe(`${packageJson.version}\n`)
  })

  test('the program can be started by its name', async () => {
    expect(statSync(CLI).mode & 0o111).not.toBe(0)
    expect((await startCommand(CLI, ['--version'])).stdout).toBe(`${packageJson.version}\n`)
  })
})

describe('reports', () => {
  test('--format and --output in pairs: files, and one report on standard output', async () => {
    const path = folder(tamperedModel())
    const out = folder()
    const line = '--format sarif --output a.sarif --output b.json -f summary -o c.md -f github'
    const { status, stdout, stderr } = await modelward(['check', ...BASELINE, ...line.split(' '), path], {
      cwd: out,
    })
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toMatch(/^::error file=SHA256SUMS,line=1,col=1,.*title=INT-002 /m)
    expect(JSON.parse(readFileSync(join(out, 'a.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(JSON.parse(readFileSync(join(out, 'b.json'), 'utf8'))).toMatchObject({
      verdict: 'fail',
      exit_status: 1,
    })
    expect(readFileSync(join(out, 'c.md'), 'utf8')).toMatch(/^## ❌ Modelward: 1 error/)
  })

  test('--verbose also lists what passed and what does not apply', async () => {
    const path = folder(soundModel())
    const [brief, verbose] = await Promise.all([
      modelward(['check', ...BASELINE, path]),
      modelward(['check', ...BASELINE, '--verbose', path]),
    ])
    expect(brief.stdout).not.toMatch(/^Passed$/m)
    expect(verbose.stdout).toMatch(/^Passed$[\s\S]*^ +✔ INT-002 /m)
  })

  test('colour is for terminals, unless FORCE_COLOR asks for it; NO_COLOR goes before it', async () => {
    const path = folder(tamperedModel())
    const coloured = async (env: Record<string, string>) =>
      (await modelward(['check', path], { env })).stdout.includes('\u001b[')
    expect(
      await Promise.all([
        coloured({}),
        coloured({ FORCE_COLOR: '1' }),
        coloured({ FORCE_COLOR: '0' }),
        coloured({ FORCE_COLOR: '1', NO_COLOR: '1' }),
        coloured({ FORCE_COLOR: '1', NO_COLOR: '' }),
      ]),
    ).toEqual([false, true, false, false, true])
  })

  test('a reader that has seen enough is no error', async () => {
    const models = Array.from({ length: 400 }, (_, index) => [
      `${index}/README.md`,
      '---\nlicense: nope\n---\n',
    ])
    const path = folder(Object.fromEntries(models))
    const { stdout, stderr } = await startCommand('bash', [
      '-c',
      `set -o pipefail; "$0" "$1" facts "$2" | head -1; echo "\${PIPESTATUS[0]}"`,
      process.execPath,
      CLI,
      path,
    ])
    expect({ stdout, stderr }).toEqual({ stdout: '{\n0\n', stderr: '' })
  })

  test('the same input gives the same bytes, from wherever it is started', async () => {
    const path = repository(tamperedModel())
    const check = ['check', ...TIME, '--format', 'json']
    const [first, second, elsewhere] = await Promise.all([
      modelward([...check, path]),
      modelward([...check, path]),
      modelward([...check, path], { cwd: '/' }),
    ])
    expect(first.stdout.length).toBeGreaterThan(1000)
    expect(second.stdout).toBe(first.stdout)
    expect(elsewhere.stdout).toBe(first.stdout)
  })

  test('a folder of the repository is checked as if one stood in it; paths of sinks are those of the repository', async () => {
    const files = Object.entries(tamperedModel()).map(([name, content]) => [`models/a/${name}`, content])
    const path = repository(Object.fromEntries(files))
    const check = ['check', ...TIME, ...BASELINE, '--format']
    const [inside, from] = await Promise.all([
      modelward([...check, 'json'], { cwd: join(path, 'models/a') }),
      modelward([...check, 'json', 'models/a'], { cwd: path }),
    ])
    const withoutRoot = (text: string) => text.replace(/^ {2}"root": ".*",$/m, '')
    expect(withoutRoot(inside.stdout)).toBe(withoutRoot(from.stdout))
    const { stdout } = await modelward([...check, 'github', 'models/a'], { cwd: path })
    expect(stdout).toMatch(/^::error file=models\/a\/SHA256SUMS,line=1,/m)
  })
})

describe('what is read', () => {
  test('ignored files are left out, those of .modelwardignore and exclude: as well', async () => {
    const path = repository({
      ...soundModel(),
      '.gitignore': 'ignored/\n',
      '.modelwardignore': 'vendor/\n',
      'modelward.yml': 'exclude: [archive/]\n',
    })
    write(path, {
      'ignored/a.cdx.json': bom('1.6'),
      'vendor/b.cdx.json': bom('1.6'),
      'archive/c.cdx.json': bom('1.6'),
      'kept/d.cdx.json': bom('1.6'),
    })
    const { systems, ignored } = await report(path)
    expect(systems[0]?.read.map((file) => file.path)).toEqual([
      'README.md',
      'SHA256SUMS',
      'kept/d.cdx.json',
      'model.safetensors',
    ])
    expect(ignored).toEqual({ count: 2, first: ['archive/c.cdx.json', 'vendor/b.cdx.json'] })
  })

  test('rules that the repository has off are told', async () => {
    const path = repository({ ...soundModel(), 'modelward.yml': 'rules: {GOV-001: off, SC-001: off}\n' })
    const { rules_off, systems } = await report(path)
    expect(rules_off).toEqual([
      { id: 'GOV-001', pack: 'modelward' },
      { id: 'SC-001', pack: 'modelward' },
    ])
    expect(systems[0]?.rules.map(({ id }) => id)).not.toContain('GOV-001')
  })

  test('--rev checks a revision, and nothing is checked out', async () => {
    const path = repository(tamperedModel())
    git(path, 'tag', 'v1')
    write(path, soundModel())
    commit(path)
    write(path, { 'README.md': 'changed since' })
    const [before, now] = await Promise.all([
      report(path, ...BASELINE, '--rev', 'v1'),
      report(path, ...BASELINE, '--rev', 'HEAD'),
    ])
    expect(before).toMatchObject({
      verdict: 'fail',
      repository: { kind: 'revision', commit: git(path, 'rev-parse', 'v1') },
    })
    expect(now.verdict).toBe('pass')
    expect(readFileSync(join(path, 'README.md'), 'utf8')).toBe('changed since')
  })

  test('a revision that does not exist', async () => {
    const { status, stderr } = await modelward(['check', '--rev', 'nope', repository(soundModel())])
    expect(stderr).toMatch(/^modelward: .*"nope".*\n$/)
    expect(status).toBe(2)
  })

  test('no network is needed', async () => {
    const guard = pathToFileURL(resolve('tests/end-to-end/no-network.mjs')).href
    const { status, stderr } = await modelward(['check', repository(tamperedModel())], {
      node: ['--import', guard],
    })
    expect([status, stderr]).toEqual([1, ''])
    const caught = await startCommand(process.execPath, [
      '--import',
      guard,
      '-e',
      'fetch("http://127.0.0.1:9")',
    ])
    expect(caught.status).toBe(99)
  })

  test('nothing is written into what is checked', async () => {
    const path = repository(soundModel())
    await modelward(['check', path])
    expect(git(path, 'status', '--porcelain', '--ignored')).toBe('')
  })
})

describe('modelward.yml', () => {
  test('several systems, each with a verdict of its own', async () => {
    const within = (system: string, files: object) =>
      Object.entries(files).map(([name, content]) => [`${system}/${name}`, content])
    const path = folder({
      ...Object.fromEntries([...within('models/a', soundModel()), ...within('models/b', tamperedModel())]),
      'modelward.yml': 'systems: [models/*]\nprofile: baseline\n',
    })
    const { verdict, systems } = await report(path)
    expect(verdict).toBe('fail')
    expect(
      systems.map(({ system, findings }) => [
        system.path,
        findings.filter((one) => one.severity === 'error').map(({ rule, path }) => `${rule} ${path}`),
      ]),
    ).toEqual([
      ['models/a', []],
      ['models/b', ['INT-002 models/b/SHA256SUMS']],
    ])
    const { stdout } = await modelward(['check', path])
    expect(stdout).toMatch(/^✔ a · models\/a · profile baseline$/m)
    expect(stdout).toMatch(/^✖ b · models\/b · profile baseline$/m)
    const facts = JSON.parse((await modelward(['facts', '--system', 'models/b', path])).stdout)
    expect(facts).toMatchObject({ system: { id: 'b', path: 'models/b' } })
  })

  test('rules are switched off and weighed', async () => {
    const path = folder({ ...tamperedModel(), 'modelward.yml': 'rules:\n  INT-002: note\n  SC-001: off\n' })
    const { systems, exit_status } = await report(path)
    expect(exit_status).toBe(0)
    expect(systems[0]?.findings.find(({ rule }) => rule === 'INT-002')?.severity).toBe('note')
    expect(systems[0]?.rules.map(({ id }) => id)).not.toContain('SC-001')
  })

  test.concurrent.each<[string, string]>([
    [
      'fail_on: error\nexlude: [a]\n',
      'modelward.yml:2:1: modelward.yml: has no key "exlude". Did you mean "exclude"? Known keys: systems, profile, policies, fail_on, rules, exclude, signatures.',
    ],
    ['rules:\n  INT-02: off\n', 'modelward.yml:2:3: There is no rule "INT-02". Did you mean "INT-002"?'],
    [
      'systems:\n  - models/*\n',
      'modelward.yml:2:5: "models/*" under "systems" names no folder that holds files. Correct the glob or remove it.',
    ],
    [
      'profile: bseline\n',
      'modelward.yml:1:10: No profile is called "bseline". Did you mean "baseline"? There are: baseline, default, release; or give the path of a .yml file.',
    ],
  ])('%j is refused at its line', async (text, message) => {
    const { status, stderr } = await modelward(['check', folder({ ...soundModel(), 'modelward.yml': text })])
    expect({ status, stderr }).toEqual({ status: 2, stderr: `modelward: ${message}\n` })
  })

  test('another one is named with --config', async () => {
    const path = folder({
      ...soundModel(),
      'modelward.yml': 'fail_onn: error\n',
      'other.yml': 'profile: baseline\n',
    })
    const { systems } = await report(path, '--config', join(path, 'other.yml'))
    expect(systems[0]?.profile).toBe('baseline')
  })
})

describe("policies of one's own", () => {
  // Compiling takes a second each: the same folder gives the same pack, which the home of these tests keeps.
  const policies = folder({ 'team.rego': TEAM_POLICY })

  test('run beside the shipped rules, named on the command line or in modelward.yml', async () => {
    const configured = { 'modelward.yml': 'policies: [policies]\n', 'policies/team.rego': TEAM_POLICY }
    const reports = await Promise.all([
      report(folder(soundModel()), ...BASELINE, '--policy', policies),
      report(folder({ ...soundModel(), ...configured }), ...BASELINE),
    ])
    for (const { verdict, systems } of reports) {
      expect(verdict).toBe('pass')
      expect(systems[0]?.findings).toContainEqual(
        expect.objectContaining({ rule: 'TEAM-001', path: 'README.md', severity: 'warning' }),
      )
      expect(systems[0]?.rules.map(({ id }) => id)).toContain('INT-002')
    }
  })

  test('come from the revision that is checked, as its profile does, whatever is on disk', async () => {
    const path = repository({
      ...soundModel(),
      'modelward.yml': 'policies: [policies]\nprofile: ./profile.yml\n',
      'profile.yml': 'rules: [DOC-001]\n',
      'policies/team.rego': TEAM_POLICY,
    })
    write(path, { 'policies/team.rego': 'package other\n', 'profile.yml': 'rules: all\n' })
    const [system] = (await report(path, '--rev', 'HEAD')).systems
    expect(system?.rules.map(({ id }) => id)).toEqual(['DOC-001', 'TEAM-001'])
    const { status, stderr } = await modelward(['check', path])
    expect([status, stderr]).toEqual([2, expect.stringContaining('The policy policies has no rule')])
  })

  test('are compiled once: the second run takes the result, and says the same', async () => {
    const path = folder(soundModel())
    const cache = folder()
    const args = [
      'check',
      ...TIME,
      '--format',
      'json',
      '--policy',
      folder({ 'team.rego': TEAM_POLICY }),
      path,
    ]
    const first = await modelward(args, { env: { MODELWARD_CACHE: cache } })
    const kept = readdirSync(join(cache, 'packs'))
    expect(kept).toHaveLength(2)
    const second = await modelward(args, { env: { MODELWARD_CACHE: cache } })
    expect(second).toEqual(first)
    expect(readdirSync(join(cache, 'packs'))).toEqual(kept)
  })

  test('4: a rule that aborts gives no verdict, and takes nothing from the other rules', async () => {
    const aborting = folder({ 'team.rego': ABORTING_POLICY })
    const check = ['check', ...BASELINE, '--policy', aborting, folder(tamperedModel())]
    const { status, stdout, stderr } = await modelward(check)
    expect([status, stderr]).toEqual([4, ''])
    expect(stdout).toMatch(
      /^Could not be evaluated\n {2}✖ TEAM-001 .*\n {4}The policy was aborted: .*team\.rego:\d+/m,
    )
    expect(stdout).toMatch(/^ +1:1 +✖ error +INT-002 /m)
    expect(lastLine(stdout)).toMatch(/^✖ 1 rule could not be evaluated, so this is no verdict · 1 error, /)
  })

  test('2: one that does not compile, with its line', async () => {
    const misspelt = folder({ 'team.rego': TEAM_POLICY.replace('input.model_cards', 'input.model_crads') })
    const { status, stderr } = await modelward(['check', '--policy', '.', folder(soundModel())], {
      cwd: misspelt,
    })
    expect(stderr).toMatch(/^modelward: team\.rego:11:\d+: The policy does not compile: [\s\S]*model_crads/)
    expect(status).toBe(2)
  })

  test('are listed with the shipped ones', async () => {
    const { stdout } = await modelward(['rules', '--policy', policies])
    expect(stdout).toMatch(/^TEAM-001 +warning +Cards name a contact$/m)
  })
})

describe('modelward facts and rules', () => {
  test('facts: what a rule sees as input', async () => {
    const { status, stdout } = await modelward(['facts', folder(soundModel())])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      facts_version: '1',
      model_cards: [{ path: 'README.md', license: { spdx: 'Apache-2.0' } }],
      checksums: [{ manifest: 'SHA256SUMS', subject: 'model.safetensors', status: 'match' }],
      unread: [],
    })
  })

  test('rules: one on each line, and everything about them as JSON', async () => {
    const [text, json] = await Promise.all([modelward(['rules']), modelward(['rules', '--json'])])
    const rules: { id: string; severity: string; title: string; remediation: string; controls: object }[] =
      JSON.parse(json.stdout)
    expect(rules.length).toBeGreaterThan(20)
    for (const { id, severity, title, remediation, controls } of rules) {
      expect(text.stdout.replace(/ +/g, ' ')).toContain(`${id} ${severity} ${title}\n`)
      expect(remediation).not.toBe('')
      expect(Object.keys(controls)).not.toEqual([])
    }
  })
})

test('every file that dist needs is in dist', () => {
  for (const name of [
    'packs/modelward.wasm',
    'profiles.json',
    'worker.js',
    'hash-worker.js',
    'engine.wasm.br',
  ]) {
    expect(existsSync(resolve('dist', name)), name).toBe(true)
  }
})

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}
