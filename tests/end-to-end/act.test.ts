import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commit, folder, git, type StartOptions, startCommand, write } from './programs.ts'
import { soundModel, tamperedModel } from './repositories.ts'

/** Runs workflows on this machine: github.com/nektos/act. */
const ACT = versionOf('act')
if (ACT === null) {
  console.log(
    'act is not on the PATH, so the Action is not run in a workflow here. .ci/run installs act and does.',
  )
}

const WORKFLOW = `
name: gate
on: pull_request
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - id: modelward
        uses: ./
        continue-on-error: true
        with:
          path: model
          profile: baseline
          sarif-file: modelward.sarif
      - env:
          OUTCOME: \${{ steps.modelward.outcome }}
          VERDICT: \${{ steps.modelward.outputs.verdict }}
          ERRORS: \${{ steps.modelward.outputs.errors }}
          SARIF: \${{ steps.modelward.outputs.sarif-file }}
        run: |
          echo "later: $OUTCOME $VERDICT $ERRORS $SARIF"
          grep -c '"version": "2.1.0"' "$SARIF"
`

describe.skipIf(ACT === null)(`in a workflow, with ${ACT ?? 'act'}`, () => {
  test('a model that was tampered with: annotation, outputs for a later step, summary', async () => {
    const { log, status } = await runWorkflow(workflowRepository(tamperedModel()))
    expect(status, log).toBe(0)
    expect(log).toMatch(
      /❗ +::error file=model\/SHA256SUMS,line=1,col=1,.*title=INT-002 .*::SHA256SUMS records sha256 /,
    )
    expect(log).toContain('later: failure fail 1 modelward.sarif')
    expect(log).toContain('## ❌ Modelward: 1 error')
  })

  test('a sound model', async () => {
    const { log, status } = await runWorkflow(workflowRepository(soundModel()))
    expect(status, log).toBe(0)
    expect(log).not.toContain('::error')
    expect(log).toContain('later: success pass 0 modelward.sarif')
    expect(log).toContain('## ✅ Modelward: no errors')
  })
})

/** A repository that holds the Action as this one does, a workflow that uses it, and a model. */
function workflowRepository(model: Readonly<Record<string, string | Uint8Array>>): string {
  const path = folder(
    Object.fromEntries(Object.entries(model).map(([name, content]) => [`model/${name}`, content])),
  )
  write(path, { '.github/workflows/gate.yml': WORKFLOW })
  cpSync(resolve('action.yml'), join(path, 'action.yml'))
  cpSync(resolve('dist'), join(path, 'dist'), { recursive: true })
  write(path, { 'package.json': '{"type": "module"}\n' })
  git(path, 'init', '--quiet', '--initial-branch=main')
  commit(path)
  return path
}

async function runWorkflow(cwd: string): Promise<{ status: number | null; log: string }> {
  const home = folder({
    'event.json': JSON.stringify({ pull_request: { head: { ref: 'main' }, base: { ref: 'main' } } }),
  })
  mkdirSync(join(home, '.config/act'), { recursive: true })
  write(home, { '.config/act/actrc': '' })
  chmodSync(home, 0o755)
  // In host mode the jobs run whatever stands first on the PATH.
  const env = { HOME: home, PATH: `${resolve(process.execPath, '..')}:${process.env.PATH ?? ''}` }
  const options: StartOptions = { cwd, env }
  const args = ['pull_request', '-P', 'ubuntu-latest=-self-hosted', '-e', join(home, 'event.json')]
  const { status, stdout, stderr } = await startCommand('act', args, options)
  return { status, log: stdout + stderr }
}

function versionOf(command: string): string | null {
  try {
    return execFileSync(command, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}
