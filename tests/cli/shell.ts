import type { Shell } from '../../src/cli/command.ts'

export interface RecordedShell extends Shell {
  /** Everything that was written to standard output and standard error. */
  readonly written: { out: string; err: string }
  /** Sets the clock. */
  setTime(milliseconds: number): void
}

/** A shell without a world: what is written is kept, and the clock stands still. */
export function recordedShell(overrides: Partial<Shell> = {}): RecordedShell {
  const written = { out: '', err: '' }
  let time = Date.UTC(2026, 10, 22, 9)
  return {
    written,
    setTime: (milliseconds) => {
      time = milliseconds
    },
    out: (text) => {
      written.out += text
    },
    err: (text) => {
      written.err += text
    },
    readInput: async () => new Uint8Array(),
    writeFile: async () => undefined,
    replaceFile: async () => undefined,
    makeFolder: async () => undefined,
    exists: async () => false,
    env: {},
    now: () => time,
    assets: { dist: new URL('file:///nowhere/'), cacheDir: null },
    outputPath: () => null,
    terminal: { color: false, columns: undefined },
    interactive: false,
    onInterrupt: () => new AbortController().signal,
    ...overrides,
  }
}
