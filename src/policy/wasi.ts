/** Error numbers of wasi_snapshot_preview1. */
const ERRNO = { success: 0, badf: 8, noent: 44, nosys: 52 } as const

/** Byte sizes and offsets of the records that `poll_oneoff` reads and writes. */
const SUBSCRIPTION = { size: 48, tag: 8, clockTimeout: 24, clockFlags: 40 } as const
const EVENT = { size: 32, error: 8, type: 10 } as const
const CLOCK_TAG = 0
const ABSOLUTE_TIME = 1

/** What a module wrote to standard error is kept for messages, up to here. */
export const MAX_STDERR_BYTES = 64 * 1024
/** Each reading of the clock moves it, so that a module that waits for time to pass does not wait forever. */
const CLOCK_STEP_NS = 1_000n
/** Not 0, which Go's runtime takes for a broken clock. */
const CLOCK_START_NS = 1_000_000_000n

/** The module called `proc_exit`. */
export class WasiExit extends Error {
  readonly status: number

  constructor(status: number) {
    super(`the module ended with status ${status}`)
    this.name = 'WasiExit'
    this.status = status
  }
}

export interface Wasi {
  readonly imports: Record<string, WebAssembly.ImportValue>
  /** To be called before the module runs. */
  bind(memory: WebAssembly.Memory): void
  /** What the module wrote to standard error and output so far. */
  stderr(): string
}

/**
 * The least of wasi_snapshot_preview1 that a Go reactor runs on. It gives away nothing of the host: the clock is
 * virtual (it starts at `time`, in nanoseconds), randomness is a fixed sequence, and there are no arguments,
 * environment, files or network. So the same calls give the same bytes. (`node:wasi` would give real ones and prints a
 * warning.)
 */
export function createWasi(module: WebAssembly.Module, time = CLOCK_START_NS): Wasi {
  let memory: WebAssembly.Memory | undefined
  let now = time > CLOCK_START_NS ? time : CLOCK_START_NS
  let random = 0x9e3779b9
  const written: Uint8Array[] = []
  let writtenBytes = 0

  function view(): DataView {
    if (memory === undefined) throw new Error('the module called its host before it was bound')
    return new DataView(memory.buffer)
  }

  function keep(bytes: Uint8Array): void {
    const room = MAX_STDERR_BYTES - writtenBytes
    if (room <= 0) return
    const kept = bytes.slice(0, room)
    written.push(kept)
    writtenBytes += kept.length
  }

  const functions: Record<string, (...args: number[]) => number> = {
    sched_yield: () => ERRNO.success,
    proc_exit(status = 0) {
      throw new WasiExit(status)
    },
    args_get: () => ERRNO.success,
    environ_get: () => ERRNO.success,
    args_sizes_get: writeTwoZeros,
    environ_sizes_get: writeTwoZeros,
    fd_fdstat_get(descriptor = 0, address = 0) {
      if (descriptor > 2) return ERRNO.badf
      new Uint8Array(view().buffer, address, 24).fill(0)
      return ERRNO.success
    },
    fd_fdstat_set_flags: (descriptor = 0) => (descriptor > 2 ? ERRNO.badf : ERRNO.success),
    fd_prestat_get: () => ERRNO.badf,
    fd_prestat_dir_name: () => ERRNO.badf,
    fd_close: () => ERRNO.badf,
    fd_seek: () => ERRNO.badf,
    fd_read(_descriptor, _vectors, _count, sizeAddress = 0) {
      view().setUint32(sizeAddress, 0, true)
      return ERRNO.success
    },
    fd_write(descriptor = 0, vectors = 0, count = 0, sizeAddress = 0) {
      if (descriptor !== 1 && descriptor !== 2) return ERRNO.badf
      const data = view()
      let size = 0
      for (let i = 0; i < count; i++) {
        const address = data.getUint32(vectors + 8 * i, true)
        const length = data.getUint32(vectors + 8 * i + 4, true)
        keep(new Uint8Array(data.buffer, address, length))
        size += length
      }
      data.setUint32(sizeAddress, size, true)
      return ERRNO.success
    },
    random_get(address = 0, length = 0) {
      const bytes = new Uint8Array(view().buffer, address, length)
      for (let i = 0; i < length; i++) bytes[i] = nextRandom()
      return ERRNO.success
    },
    poll_oneoff: pollOneoff,
    path_open: () => ERRNO.noent,
    path_filestat_get: () => ERRNO.noent,
    path_readlink: () => ERRNO.noent,
  }

  function writeTwoZeros(first = 0, second = 0): number {
    view().setUint32(first, 0, true)
    view().setUint32(second, 0, true)
    return ERRNO.success
  }

  /** xorshift32, lowest byte. */
  function nextRandom(): number {
    random ^= random << 13
    random ^= random >>> 17
    random ^= random << 5
    return random & 0xff
  }

  /** Nothing but the virtual clock can wake a module: every subscription is answered at once, as if its time had come. */
  function pollOneoff(subscriptions = 0, events = 0, count = 0, countAddress = 0): number {
    const data = view()
    for (let i = 0; i < count; i++) {
      const subscription = subscriptions + SUBSCRIPTION.size * i
      const event = events + EVENT.size * i
      const tag = data.getUint8(subscription + SUBSCRIPTION.tag)
      new Uint8Array(data.buffer, event, EVENT.size).fill(0)
      data.setBigUint64(event, data.getBigUint64(subscription, true), true)
      data.setUint8(event + EVENT.type, tag)
      if (tag !== CLOCK_TAG) {
        data.setUint16(event + EVENT.error, ERRNO.badf, true)
        continue
      }
      const timeout = data.getBigUint64(subscription + SUBSCRIPTION.clockTimeout, true)
      const flags = data.getUint16(subscription + SUBSCRIPTION.clockFlags, true)
      const until = flags & ABSOLUTE_TIME ? timeout : now + timeout
      if (until > now) now = until
    }
    data.setUint32(countAddress, count, true)
    return ERRNO.success
  }

  const imports: Record<string, WebAssembly.ImportValue> = {
    ...functions,
    // Apart from the others because of its 64-bit argument.
    clock_time_get(_clock: number, _precision: bigint, address: number): number {
      now += CLOCK_STEP_NS
      view().setBigUint64(address, now, true)
      return ERRNO.success
    },
  }
  for (const { name } of WebAssembly.Module.imports(module)) imports[name] ??= () => ERRNO.nosys

  return {
    imports,
    bind(bound) {
      memory = bound
    },
    stderr() {
      return new TextDecoder().decode(Buffer.concat(written))
    },
  }
}
