import { describe, expect, it } from 'vitest'
import { createWasi, MAX_STDERR_BYTES, WasiExit } from '../../src/policy/wasi.ts'

const EMPTY = new WebAssembly.Module(Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]))
const BADF = 8
const CLOCK_MONOTONIC = 1

function wasi() {
  const memory = new WebAssembly.Memory({ initial: 4 })
  const host = createWasi(EMPTY)
  host.bind(memory)
  const view = new DataView(memory.buffer)
  return {
    host,
    view,
    call(name: string, ...args: (number | bigint)[]): unknown {
      const imported = host.imports[name]
      if (typeof imported !== 'function') throw new Error(`no function ${name}`)
      return Reflect.apply(imported, undefined, args)
    },
    time(): bigint {
      this.call('clock_time_get', CLOCK_MONOTONIC, 0n, 0)
      return view.getBigUint64(0, true)
    },
    print(descriptor: number, text: string): unknown {
      const bytes = new TextEncoder().encode(text)
      new Uint8Array(memory.buffer, 1024).set(bytes)
      view.setUint32(0, 1024, true)
      view.setUint32(4, bytes.length, true)
      return this.call('fd_write', descriptor, 0, 1, 8)
    },
  }
}

describe('the host that the engine sees', () => {
  it('has a clock that always starts at the same time and always moves', () => {
    const [first, second] = [wasi(), wasi()]
    const times = [first.time(), first.time()]
    expect(times).toEqual([second.time(), second.time()])
    expect(times[1]).toBeGreaterThan(times[0] ?? 0n)
  })

  it('lets no time pass while a module sleeps, yet shows it as passed', () => {
    const machine = wasi()
    const before = machine.time()
    machine.view.setBigUint64(100, 42n, true)
    machine.view.setUint8(108, 0)
    machine.view.setBigUint64(124, 5_000_000_000n, true)
    machine.view.setUint16(140, 0, true)
    expect(machine.call('poll_oneoff', 100, 200, 1, 300)).toBe(0)
    expect(machine.view.getUint32(300, true)).toBe(1)
    expect(machine.view.getBigUint64(200, true)).toBe(42n)
    expect(machine.time() - before).toBeGreaterThanOrEqual(5_000_000_000n)
  })

  it('has a fixed sequence for randomness', () => {
    const bytes = [wasi(), wasi()].map((machine) => {
      machine.call('random_get', 16, 64)
      return new Uint8Array(machine.view.buffer, 16, 64).slice()
    })
    expect(bytes[0]).toEqual(bytes[1])
    expect(new Set(bytes[0]).size).toBeGreaterThan(16)
  })

  it('has no arguments, no environment and no files', () => {
    const machine = wasi()
    for (const name of ['args_sizes_get', 'environ_sizes_get']) {
      machine.view.setBigUint64(0, ~0n, true)
      expect(machine.call(name, 0, 4)).toBe(0)
      expect(machine.view.getBigUint64(0, true)).toBe(0n)
    }
    expect(machine.call('fd_prestat_get', 3, 0)).toBe(BADF)
    expect(machine.call('path_open', 3, 0, 0, 0)).not.toBe(0)
  })

  it('keeps what is printed, up to a limit, and refuses other descriptors', () => {
    const machine = wasi()
    expect(machine.print(2, 'panic: ')).toBe(0)
    expect(machine.view.getUint32(8, true)).toBe(7)
    machine.print(1, 'é')
    expect(machine.host.stderr()).toBe('panic: é')
    expect(machine.print(3, 'x')).toBe(BADF)
    for (let i = 0; i < 3; i++) machine.print(2, 'x'.repeat(MAX_STDERR_BYTES / 2))
    expect(machine.host.stderr()).toHaveLength(MAX_STDERR_BYTES - 1)
  })

  it('turns an exit into an error', () => {
    expect(() => wasi().call('proc_exit', 2)).toThrow(WasiExit)
  })
})
