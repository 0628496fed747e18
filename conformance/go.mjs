// Go and OPA's Go module, for what compares Modelward with OPA itself.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const OPA = 'github.com/open-policy-agent/opa'

function go(args) {
  // Go's settings for another target, as build/engine.mjs has them, have no place here.
  const env = { ...process.env, GOOS: '', GOARCH: '', GOFLAGS: '-mod=readonly', GOWORK: 'off' }
  return execFileSync('go', args, {
    cwd: 'engine',
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** The folder of OPA's sources, of the version that engine/go.mod names. */
export function opaFolder() {
  go(['mod', 'download', OPA])
  return go(['list', '-m', '-f', '{{.Dir}}', OPA]).trim()
}

/** Builds a program of engine/ into a folder, and gives its path. */
export function buildProgram(name, folder) {
  const program = join(folder, name)
  go(['build', '-o', program, `./${name}`])
  return program
}

/** The values of a text with one JSON value a line. */
export function linesOf(text) {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}
