// Builds engine/ (OPA in Go, as a WASI reactor) into dist/engine.wasm.br and dist/engine.json.
// `--check` rebuilds and compares with what is committed, when Go of the recorded version is at hand.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

const SOURCE = 'engine'
const WASM = 'dist/engine.wasm.br'
const RECORD = 'dist/engine.json'
const OPA = 'github.com/open-policy-agent/opa'
/** 11 takes minutes and saves a seventh. */
const BROTLI_QUALITY = 9
/** 1 GiB, in pages of 64 KiB: several times what compiling large packs takes. */
const MAX_MEMORY_PAGES = 16_384
const MEMORY_SECTION = 5

// What could change the bytes is set here, not taken from the surroundings. GOWORK and GOENV could bring other flags in.
const GO_ENVIRONMENT = {
  ...process.env,
  GOOS: 'wasip1',
  GOARCH: 'wasm',
  GOWASM: '',
  GOFLAGS: '-mod=readonly',
  GOEXPERIMENT: '',
  GODEBUG: '',
  GOWORK: 'off',
  GOENV: 'off',
  GOTOOLCHAIN: 'local',
  CGO_ENABLED: '0',
}

function go(args) {
  return execFileSync('go', args, {
    cwd: SOURCE,
    env: GO_ENVIRONMENT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }).trim()
}

/** "go1.26.8", or null without Go. */
function goVersion() {
  try {
    return go(['env', 'GOVERSION'])
  } catch {
    return null
  }
}

function buildWasm() {
  const folder = mkdtempSync(join(tmpdir(), 'modelward-engine-'))
  try {
    const file = join(folder, 'engine.wasm')
    go(['build', '-buildmode=c-shared', '-trimpath', '-ldflags=-s -w', '-buildvcs=false', '-o', file, '.'])
    return withMemoryLimit(readFileSync(file))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * Go declares memory without a maximum. With one, a policy that asks for too much (a value of a gigabyte from a builtin)
 * ends the engine and nothing else.
 */
function withMemoryLimit(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const [size, content] = unsigned(wasm, at + 1)
    if (wasm[at] === MEMORY_SECTION) {
      const [minimum] = unsigned(wasm, content + 2)
      const limits = [1, 1, ...encoded(minimum), ...encoded(MAX_MEMORY_PAGES)]
      const section = Buffer.from([MEMORY_SECTION, ...encoded(limits.length), ...limits])
      return Buffer.concat([wasm.subarray(0, at), section, wasm.subarray(content + size)])
    }
    at = content + size
  }
  throw new Error('the module has no memory')
}

/** An LEB128 number and where it ends. */
function unsigned(bytes, at) {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++]
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) return [value, at]
  }
}

function encoded(value) {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...encoded(value >>> 7)]
}

function compress(wasm) {
  return brotliCompressSync(wasm, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: wasm.length,
    },
  })
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

function write() {
  const wasm = buildWasm()
  const record = {
    go: goVersion(),
    opa: go(['list', '-m', '-f', '{{.Version}}', OPA]),
    sha256: sha256(wasm),
    size: wasm.length,
  }
  mkdirSync('dist', { recursive: true })
  writeFileSync(WASM, compress(wasm))
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`)
  console.log(
    `${WASM}: ${record.size} bytes unpacked, OPA ${record.opa}, ${record.go}, sha256 ${record.sha256}`,
  )
}

function check() {
  const record = JSON.parse(readFileSync(RECORD, 'utf8'))
  const committed = sha256(brotliDecompressSync(readFileSync(WASM)))
  if (committed !== record.sha256) return fail(`${WASM} is not the module that ${RECORD} records`)
  const version = goVersion()
  if (version !== record.go) {
    const found = version === null ? 'there is no Go here' : `this is ${version}`
    console.log(`engine: not rebuilt for comparison, since that needs ${record.go} and ${found}`)
    return
  }
  const rebuilt = sha256(buildWasm())
  if (rebuilt !== record.sha256)
    return fail(
      `rebuilding engine/ gives sha256 ${rebuilt}, ${RECORD} records ${record.sha256}; run npm run build:engine`,
    )
  console.log(`engine: rebuilt with ${version}, same bytes`)
}

function fail(message) {
  console.error(`engine: ${message}`)
  process.exitCode = 1
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
if (values.check) check()
else write()
