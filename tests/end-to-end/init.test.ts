import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder, modelward } from './programs.ts'

const CARD = `---
license: apache-2.0
library_name: transformers
pipeline_tag: text-generation
base_model: acme/base
datasets: [acme/questions]
metrics: [f1]
---
# Answerer

## Intended uses

Answers questions of staff.
`

interface FactsJson {
  governance: Record<string, { path: string; valid?: boolean }[] | { path: string; valid: boolean } | null>
}

async function governanceOf(path: string): Promise<FactsJson['governance']> {
  const { stdout } = await modelward(['facts', path])
  const facts: FactsJson = JSON.parse(stdout)
  return facts.governance
}

async function errorsOf(path: string): Promise<number> {
  const { stdout } = await modelward(['check', '--format', 'json', path])
  const report: { counts: { error: number } } = JSON.parse(stdout)
  return report.counts.error
}

function filesOf(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort()
}

describe('modelward init', () => {
  test('writes what an empty folder lacks, valid and without a new error, and nothing the second time', async () => {
    const root = folder({})
    const { status, stdout, stderr } = await modelward(['init', root])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('✔ written  ml-system.yml, 9 TODO')
    const files = filesOf(root)
    expect(files).toEqual([
      '.github/workflows/modelward.yml',
      'SECURITY.md',
      'governance/deployment.yml',
      'governance/impact-assessment.yml',
      'governance/incident-response.yml',
      'governance/monitoring-plan.yml',
      'governance/risk-register.yml',
      'governance/threat-model.yml',
      'governance/training-records.yml',
      'governance/waivers.yml',
      'ml-system.yml',
      'modelward.yml',
    ])
    for (const [list, records] of Object.entries(await governanceOf(root))) {
      if (list === 'code_owners' || list === 'citations' || list === 'security_policies') continue
      expect([list, [records].flat().map((record) => record?.valid)]).toEqual([list, [true]])
    }
    expect(await errorsOf(root)).toBe(0)
    const again = await modelward(['init', root])
    expect(again.stdout).toContain('Nothing is lacking.')
    expect(filesOf(root)).toEqual(files)
  })

  test('takes over what artifacts and CODEOWNERS say', async () => {
    const root = folder({ 'README.md': CARD, 'model.safetensors': 'x', CODEOWNERS: '* @acme/search\n' })
    await modelward(['init', root])
    const manifest = readFileSync(join(root, 'ml-system.yml'), 'utf8')
    expect(manifest).toContain('  name: "@acme/search"')
    expect(manifest).toContain('  contact: "https://github.com/orgs/acme/teams/search"')
    expect(manifest).toContain('generative: true # the card says: text-generation')
    expect(manifest).toContain('# README.md says what it is intended for.')
    expect(manifest).toContain('  - id: acme/base')
    expect(manifest).toContain('  - id: acme/questions')
    expect(readFileSync(join(root, 'governance/deployment.yml'), 'utf8')).toContain('path: model.safetensors')
    expect(readFileSync(join(root, 'governance/monitoring-plan.yml'), 'utf8')).toContain('- id: f1')
  })

  test('is the same every time', async () => {
    const [a, b] = [folder({ 'x/README.md': CARD }), folder({ 'x/README.md': CARD })]
    await modelward(['init', join(a, 'x')])
    await modelward(['init', join(b, 'x')])
    for (const path of filesOf(a)) expect(readFileSync(join(a, path))).toEqual(readFileSync(join(b, path)))
  })

  test('overwrites nothing, whatever the file holds', async () => {
    const root = folder({ 'governance/waivers.yml': 'mine', 'ml-system.yml': 'other: 1\n', 'a.json': '{}' })
    const { stdout } = await modelward(['init', root])
    expect(stdout).toContain('  there    governance/waivers.yml (waivers), left as it is')
    expect(stdout).toContain('  there    ml-system.yml (ml-system), left as it is')
    expect(readFileSync(join(root, 'governance/waivers.yml'), 'utf8')).toBe('mine')
    expect(readFileSync(join(root, 'ml-system.yml'), 'utf8')).toBe('other: 1\n')
  })

  test('a threat model of another form is there', async () => {
    const root = folder({ 'tm.otm.yaml': 'otmVersion: 0.2.0\nproject: {name: a, id: a}\n' })
    const { stdout } = await modelward(['init', '--list', root])
    expect(stdout).toContain('threat-model       there: tm.otm.yaml')
    expect(stdout).toContain('risk-register      lacking, would be governance/risk-register.yml')
    expect(filesOf(root)).toEqual(['tm.otm.yaml'])
  })

  test('--only and --dry-run', async () => {
    const root = folder({ 'a.txt': '' })
    const { stdout, status } = await modelward(['init', '--only', 'waivers,ml-system', '--dry-run', root])
    expect(status).toBe(0)
    expect(stdout).toContain('--- ml-system.yml\n')
    expect(stdout).toContain('waivers: []')
    expect(existsSync(join(root, 'ml-system.yml'))).toBe(false)
    await modelward(['init', '--only', 'waivers', root])
    expect(filesOf(root)).toEqual(['a.txt', 'governance/waivers.yml'])
  })

  test('every system gets its own, the tree its own', async () => {
    const root = folder({
      'modelward.yml': 'systems: [models/*]\n',
      'models/a/README.md': CARD,
      'models/b/README.md': CARD,
    })
    await modelward(['init', '--only', 'ml-system', '--only', 'security-policy', root])
    expect(filesOf(root).filter((path) => !path.endsWith('README.md'))).toEqual([
      'SECURITY.md',
      'models/a/ml-system.yml',
      'models/b/ml-system.yml',
      'modelward.yml',
    ])
  })

  test.each([
    [['--only', 'threatmodel'], 'threat-model'],
    [['a', 'b'], 'One PATH at a time'],
    [['/nowhere/at/all'], 'nowhere'],
  ])('%j is the user’s mistake', async (args, text) => {
    const { status, stderr } = await modelward(['init', ...args])
    expect(status).toBe(2)
    expect(stderr).toContain(text)
  })

  test.each(['credit-risk', 'chat-assistant'])('gives no new error on the example %s', async (name) => {
    const root = folder({})
    cpSync(`examples/${name}`, root, { recursive: true })
    const before = await errorsOf(root)
    expect((await modelward(['init', root])).status).toBe(0)
    expect(await errorsOf(root)).toBe(before)
  })

  test('hostile names stay values', async () => {
    const name = 'a: b # c\u202e\\n]{'
    const root = folder({
      'README.md': `---\nlicense: mit\ndatasets: [${JSON.stringify(name)}]\n---\n# x\n`,
      'm.onnx': '',
    })
    await modelward(['init', root])
    const { stdout } = await modelward(['facts', root])
    const facts: { governance: { ml_system: { valid: boolean; datasets: { id: string }[] } } } =
      JSON.parse(stdout)
    expect(facts.governance.ml_system.valid).toBe(true)
    expect(facts.governance.ml_system.datasets.map(({ id }) => id)).toContain(name)
  })
})
