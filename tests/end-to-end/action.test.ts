import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ACTION, type Contents, folder, repository, start } from './programs.ts'
import { ABORTING_POLICY, soundModel, TEAM_POLICY, tamperedModel } from './repositories.ts'

interface Ran {
  status: number | null
  log: string
  stderr: string
  outputs: Record<string, string>
  summary: string
  workspace: string
}

interface Job {
  inputs?: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
  event?: object
  uid?: number
}

/** Starts the built Action as the runner does: in the workspace, with inputs and files named in the environment. */
async function runAction(
  workspace: string,
  { inputs = {}, env = {}, event = {}, uid }: Job = {},
): Promise<Ran> {
  const runner = folder({ output: '', summary: '', 'event.json': JSON.stringify(event) })
  const temporary = join(runner, 'temp')
  mkdirSync(temporary)
  if (uid !== undefined) for (const path of [runner, workspace, temporary]) chmodSync(path, 0o755)
  if (uid !== undefined) chmodSync(join(runner, 'output'), 0o666)
  const { status, stdout, stderr } = await start(ACTION, [], {
    cwd: workspace,
    env: {
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: join(runner, 'output'),
      GITHUB_STEP_SUMMARY: join(runner, 'summary'),
      GITHUB_EVENT_PATH: join(runner, 'event.json'),
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REPOSITORY: 'owner/name',
      GITHUB_SHA: 'a'.repeat(40),
      GITHUB_SERVER_URL: 'https://github.example',
      RUNNER_TEMP: temporary,
      ...inputsOf(inputs),
      ...env,
    },
    ...(uid === undefined ? {} : { uid }),
  })
  const outputs = outputsOf(readFileSync(join(runner, 'output'), 'utf8'))
  return {
    status,
    log: stdout,
    stderr,
    outputs,
    summary: readFileSync(join(runner, 'summary'), 'utf8'),
    workspace,
  }
}

/** The runner gives every input of action.yml, with its default. */
function inputsOf(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const all = { path: '.', annotations: 'true', summary: 'true', ...inputs }
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}

/** `name<<delimiter`, the lines of the value, and the delimiter. */
function outputsOf(text: string): Record<string, string> {
  const found = text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm)
  return Object.fromEntries([...found].map(([, name, , value]) => [name, value]))
}

function commandsOf(log: string): string[] {
  return log.split('\n').filter((line) => line.startsWith('::'))
}

function errorsOf({ log }: Ran): string[] {
  return commandsOf(log).filter((line) => line.startsWith('::error'))
}

const BASELINE = { profile: 'baseline' }

describe.concurrent('verdicts', () => {
  test('pass', async () => {
    const ran = await runAction(repository(soundModel()), { inputs: BASELINE })
    expect([ran.status, ran.stderr]).toEqual([0, ''])
    expect(ran.outputs).toEqual({
      verdict: 'pass',
      errors: '0',
      warnings: expect.stringMatching(/^\d+$/),
      notes: expect.stringMatching(/^\d+$/),
      'sarif-file': '',
      'report-file': '',
    })
    expect(errorsOf(ran)).toEqual([])
    expect(ran.summary).toMatch(/^## ✅ Modelward: no errors/)
  })

  test('fail: the line is annotated, and the step says why it fails', async () => {
    const ran = await runAction(repository(tamperedModel()), { inputs: BASELINE })
    expect([ran.status, ran.stderr]).toEqual([1, ''])
    expect(ran.outputs).toMatchObject({ verdict: 'fail', errors: '1' })
    expect(errorsOf(ran)).toEqual([
      expect.stringMatching(
        /^::error file=SHA256SUMS,line=1,col=1,.*title=INT-002 .*::SHA256SUMS records sha256 /,
      ),
      '::error::1 finding of severity error.',
    ])
    expect(ran.log).toContain('✖ 1 error')
    expect(ran.summary).toMatch(/^## ❌ Modelward: 1 error/)
  })

  test('nothing evaluated is no pass', async () => {
    const ran = await runAction(repository({ 'main.py': 'x' }))
    expect(ran.status).toBe(3)
    expect(ran.outputs.verdict).toBe('nothing-evaluated')
    expect(errorsOf(ran)).toEqual([
      expect.stringMatching(/^::error title=Nothing was evaluated::No ML artifact /),
    ])
    expect(ran.summary).toMatch(/^## ⚠️ Modelward: nothing was evaluated/)
  })

  test('fail-on warning: a warning that blocks is not left without a reason', async () => {
    const ran = await runAction(repository(soundModel()), { inputs: { ...BASELINE, 'fail-on': 'warning' } })
    expect(ran.status).toBe(1)
    expect(errorsOf(ran)).toEqual([
      expect.stringMatching(/^::error::\d+ findings? of severity warning or above\.$/),
    ])
  })
})

describe.concurrent("policies of one's own", () => {
  test('run beside the shipped rules', async () => {
    const files = { ...soundModel(), 'policies/team.rego': TEAM_POLICY }
    const ran = await runAction(repository(files), { inputs: { ...BASELINE, policy: '\n policies\n' } })
    expect(ran.outputs.verdict).toBe('pass')
    expect(ran.log).toMatch(/^::warning file=README\.md,line=1,.*title=TEAM-001 /m)
  })

  test('a rule that aborts: no verdict, its name in an annotation, the other findings kept, and no SARIF to upload', async () => {
    const files = { ...tamperedModel(), 'policies/team.rego': ABORTING_POLICY }
    const ran = await runAction(repository(files), {
      inputs: { ...BASELINE, policy: 'policies', 'sarif-file': 'out.sarif' },
    })
    expect(ran.status).toBe(4)
    expect(ran.outputs).toMatchObject({ verdict: 'error', errors: '1', 'sarif-file': '' })
    expect(errorsOf(ran)).toEqual([
      expect.stringMatching(/^::error title=TEAM-001 could not be evaluated::The policy was aborted: /),
      expect.stringMatching(/^::error file=SHA256SUMS,line=1,.*title=INT-002 /),
    ])
  })
})

describe.concurrent('annotations', () => {
  test('never more than GitHub shows of a level, the reason of the failure included', async () => {
    const models = Array.from({ length: 14 }, (_, index) =>
      Object.entries(tamperedModel()).map(([name, content]) => [`m${index}/${name}`, content]),
    )
    const ran = await runAction(repository(Object.fromEntries(models.flat())), { inputs: BASELINE })
    expect(errorsOf(ran)).toHaveLength(10)
    expect(errorsOf(ran)[8]).toMatch(
      /^::error title=6 more errors::INT-002 \(6\)\. .* all are in the job summary\.$/,
    )
    for (const level of ['warning', 'notice']) {
      expect(commandsOf(ran.log).filter((line) => line.startsWith(`::${level}`)).length).toBeLessThanOrEqual(
        10,
      )
    }
  })

  test('of a folder of the repository, with the paths of the repository', async () => {
    const files = Object.entries(tamperedModel()).map(([name, content]) => [`models/a/${name}`, content])
    const ran = await runAction(repository(Object.fromEntries(files)), {
      inputs: { ...BASELINE, path: 'models/a' },
    })
    expect(errorsOf(ran)[0]).toMatch(/^::error file=models\/a\/SHA256SUMS,line=1,/)
  })

  test('annotations and summary can be switched off', async () => {
    const inputs = { ...BASELINE, annotations: 'false', summary: 'false' }
    const ran = await runAction(repository(tamperedModel()), { inputs })
    expect(commandsOf(ran.log)).toEqual(['::error::1 finding of severity error.'])
    expect(ran.summary).toBe('')
    const nothing = await runAction(folder({ 'main.py': 'x' }), { inputs })
    expect(errorsOf(nothing)).toEqual([
      expect.stringMatching(/^::error::Nothing was evaluated\. No ML artifact /),
    ])
  })

  test('names from the repository start no command', async () => {
    const name = 'a\r\n::set-output name=verdict::pass\n::stop-commands::x/README.md'
    const ran = await runAction(
      repository({ [name]: '---\nlicense: mit\n# ::add-mask::x\n', 'b/::add-mask::b.cdx.json': '' }),
    )
    for (const command of commandsOf(ran.log))
      expect(command).toMatch(/^::(?:error|warning|notice) [^:]*::|^::error::\d/)
    expect(ran.log.replaceAll(/\p{Cc}\[\d+m|\n/gu, '')).not.toMatch(/\p{Cc}/u)
    expect(ran.outputs.verdict).toBe('fail')
  })
})

describe.concurrent('files', () => {
  test('SARIF, with a category of its own, and the report as JSON', async () => {
    const inputs = { ...BASELINE, 'sarif-file': 'out.sarif', 'report-file': 'out.json', category: 'models/a' }
    const { workspace, outputs } = await runAction(repository(tamperedModel()), { inputs })
    expect(outputs).toMatchObject({ 'sarif-file': 'out.sarif', 'report-file': 'out.json' })
    const sarif = JSON.parse(readFileSync(join(workspace, 'out.sarif'), 'utf8'))
    expect(
      sarif.runs.map(({ automationDetails }: { automationDetails: object }) => automationDetails),
    ).toEqual([{ id: 'models/a' }])
    expect(JSON.parse(readFileSync(join(workspace, 'out.json'), 'utf8'))).toMatchObject({ verdict: 'fail' })
  })

  test('a SARIF file of a run that evaluated nothing is written and not offered: uploaded, it would close alerts', async () => {
    const ran = await runAction(repository({ 'main.py': 'x' }), { inputs: { 'sarif-file': 'out.sarif' } })
    expect(existsSync(join(ran.workspace, 'out.sarif'))).toBe(true)
    expect(ran.outputs['sarif-file']).toBe('')
    expect(ran.log).toContain('The output sarif-file stays empty')
  })

  test('the summary links to the head of the pull request', async () => {
    const event = { pull_request: { head: { sha: 'b'.repeat(40) } } }
    const ran = await runAction(repository(tamperedModel()), { inputs: BASELINE, event })
    expect(ran.summary).toContain(
      `https://github.example/owner/name/blob/${'b'.repeat(40)}/SHA256SUMS?plain=1#L1`,
    )
    const pushed = await runAction(repository(tamperedModel()), { inputs: BASELINE })
    expect(pushed.summary).toContain(
      `https://github.example/owner/name/blob/${'a'.repeat(40)}/SHA256SUMS?plain=1#L1`,
    )
  })
})

describe.concurrent('trouble of delivery is said once, and changes no verdict', () => {
  test.each([
    [
      'the summary',
      'The job summary could not be written: ',
      { env: { GITHUB_STEP_SUMMARY: '/nowhere/summary' } },
    ],
    ['no summary at all', 'The job summary could not be written: ', { env: { GITHUB_STEP_SUMMARY: '' } }],
    ['the outputs', 'The outputs could not be set: ', { env: { GITHUB_OUTPUT: '/nowhere/output' } }],
    [
      'the SARIF file',
      'The SARIF file could not be written: ',
      { inputs: { 'sarif-file': 'nowhere/a.sarif' } },
    ],
    [
      'the JSON report',
      'The JSON report could not be written: ',
      { inputs: { 'report-file': 'nowhere/a.json' } },
    ],
  ])('%s', async (_what, said, job: Job) => {
    const [good, bad] = await Promise.all(
      [soundModel(), tamperedModel()].map((files: Contents) =>
        runAction(repository(files), { ...job, inputs: { ...BASELINE, ...job.inputs } }),
      ),
    )
    expect([good?.status, bad?.status]).toEqual([0, 1])
    for (const ran of [good, bad]) {
      expect(ran?.log.split(said)).toHaveLength(2)
      expect(ran?.log).toMatch(
        new RegExp(`^${said}.* The verdict stands, and the report above is complete\\.$`, 'm'),
      )
      expect(ran?.outputs['sarif-file'] ?? '').toBe('')
      expect(ran?.outputs['report-file'] ?? '').toBe('')
    }
  })

  test('a summary file that may only be read', async () => {
    const path = folder({ summary: '' })
    chmodSync(path, 0o755)
    chmodSync(join(path, 'summary'), 0o444)
    const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    const ran = await runAction(folder(tamperedModel()), {
      inputs: BASELINE,
      env: { GITHUB_STEP_SUMMARY: join(path, 'summary') },
      ...nobody,
    })
    expect(ran.log).toContain('The job summary could not be written: ')
    expect([ran.status, ran.outputs.verdict]).toEqual([1, 'fail'])
  })
})

describe.concurrent('the user is told what to mend, in one annotation, with status 2', () => {
  test.each<[string, Readonly<Record<string, string>>, Contents, string]>([
    [
      'fail-on',
      { 'fail-on': 'eror' },
      {},
      '::error::Input fail-on is "eror"; it must be one of error, warning, note. Did you mean "error"?',
    ],
    ['a switch', { summary: 'yes' }, {}, '::error::Input summary is "yes"; it must be true or false.'],
    [
      'path',
      { path: 'nowhere' },
      {},
      '::error::nowhere does not exist. Give the folder that is to be checked.',
    ],
    [
      'profile',
      { profile: 'relase' },
      {},
      '::error::No profile is called "relase". Did you mean "release"? There are: baseline, default, release; or give the path of a .yml file.',
    ],
    [
      'the configuration',
      {},
      { 'modelward.yml': '\nfail_onn: error\n' },
      '::error::modelward.yml:2: modelward.yml: has no key "fail_onn". Did you mean "fail_on"? Known keys: systems, profile, policies, fail_on, rules, exclude, signatures.',
    ],
    [
      'text that is hostile',
      { path: 'no\u001b[31mwhere\n::add-mask::x' },
      {},
      '::error::no\\x1b[31mwhere%0A\\x3a:add-mask::x does not exist. Give the folder that is to be checked.',
    ],
  ])('%s', async (_what, inputs, files, annotation) => {
    const ran = await runAction(repository({ 'README.md': '# x', ...files }), { inputs })
    expect(ran.log).toBe(`${annotation}\n`)
    expect([ran.status, ran.stderr, ran.outputs]).toEqual([2, '', {}])
  })
})
