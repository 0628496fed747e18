import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InternalError } from '../../src/errors.ts'
import {
  ENGINE_RECORD,
  ENGINE_WASM,
  loadEngine,
  loadEngineFrom,
  readEngineRecord,
} from '../../src/policy/engine.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
const wasm = brotliDecompressSync(readFileSync(join(dist, ENGINE_WASM)))
const engine = await loadEngine(wasm)
/** The empty module: valid, and without anything that an engine exports. */
const EMPTY = Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00])

const source = {
  path: 'a.rego',
  text: 'package a\nviolation contains {"message": "m", "at": ""} if input.x\n',
}
/** Takes more stack to compile than there is. */
const exhausting = { path: 'deep.rego', text: `package a\nx := ${'1 + '.repeat(50_000)}1\n` }

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'modelward-engine-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function thrown(run: () => unknown): Promise<unknown> {
  try {
    await run()
  } catch (error) {
    return error
  }
  return undefined
}

async function expectEngineFault(run: () => unknown, message: RegExp): Promise<void> {
  const error = await thrown(run)
  expect(error).toBeInstanceOf(InternalError)
  expect(error).toMatchObject({ code: 'ENGINE', message: expect.stringMatching(message) })
}

describe('the engine in dist', () => {
  it('is the one that its record names, built with the OPA that go.mod requires', async () => {
    const record = await readEngineRecord(dist)
    const required = /opa (v\S+)/.exec(readFileSync(join(dist, '../engine/go.mod'), 'utf8'))?.[1]
    expect(record).toEqual({
      go: expect.stringMatching(/^go1\.\d+\.\d+$/),
      opa: required,
      sha256: createHash('sha256').update(wasm).digest('hex'),
      size: wasm.length,
    })
  })

  it('imports nothing but WASI', () => {
    const modules = WebAssembly.Module.imports(new WebAssembly.Module(wasm)).map(({ module }) => module)
    expect(new Set(modules)).toEqual(new Set(['wasi_snapshot_preview1']))
  })
})

describe('call', () => {
  it('gives the same answer from every instance', async () => {
    const other = await loadEngineFrom(dist)
    const answers = [engine, other, engine].map((each) => each.call('compile', { sources: [source] }))
    expect(answers[0]).toMatchObject({ ok: true })
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
  })

  it('gives what is wrong with a policy as problems with a place', () => {
    const broken = { path: 'b.rego', text: 'package b\n\nx := )\n' }
    expect(engine.call('inspect', { sources: [source, broken] })).toEqual({
      ok: false,
      problems: [expect.objectContaining({ code: 'rego_parse_error', file: 'b.rego', row: 3 })],
    })
  })

  it('refuses an operation that there is none', async () => {
    await expectEngineFault(() => engine.call('explode', {}), /no operation is called "explode"/)
  })

  it('refuses a request of another form', async () => {
    await expectEngineFault(() => engine.call('compile', { sources: 5 }), /malformed request/)
  })

  it('survives a policy that exhausts the stack', () => {
    const before = engine.call('compile', { sources: [source] })
    expect(engine.call('compile', { sources: [exhausting] })).toEqual({
      ok: false,
      problems: [expect.objectContaining({ code: 'nesting_error' })],
    })
    expect(engine.call('compile', { sources: [source] })).toEqual(before)
  })
})

describe('an engine that cannot be used', () => {
  it('is not WebAssembly', async () => {
    await expectEngineFault(() => loadEngine(new Uint8Array(8)), /not a valid WebAssembly module/)
  })

  it('exports nothing', async () => {
    const empty = await loadEngine(EMPTY)
    await expectEngineFault(() => empty.call('compile', { sources: [] }), /exports no memory/)
  })

  it('is missing', async () => {
    await expectEngineFault(() => loadEngineFrom(join(folder, 'nowhere')), /cannot be read/)
    await expectEngineFault(() => readEngineRecord(join(folder, 'nowhere')), /cannot be read/)
  })

  it('is cut short', async () => {
    const packed = await readFile(join(dist, ENGINE_WASM))
    await writeFile(join(folder, ENGINE_WASM), packed.subarray(0, packed.length / 2))
    await expectEngineFault(() => loadEngineFrom(folder), /cannot be read/)
  })

  it.each(['{', '[]', '{"go": "go1.26.8", "opa": "v1.22.2", "sha256": "abc", "size": 1}'])(
    'has the record %s',
    async (text) => {
      await writeFile(join(folder, ENGINE_RECORD), text)
      await expectEngineFault(() => readEngineRecord(folder), /record/)
    },
  )
})
