/** Deepest nesting of input and data. OPA's parser recurses: it overflows its stack somewhere between 1,000 and 5,000. */
export const MAX_INPUT_DEPTH = 200

/** Size of a page of WebAssembly memory. */
export const PAGE_BYTES = 65_536

/**
 * Largest input of a policy. The hungriest of the shipped rules takes 20 times its input; beyond this, what fits into
 * memory depends on what the facts are, and finding that out costs all of the time.
 */
export const MAX_INPUT_BYTES = 48 * 1024 * 1024

/** Parsed JSON takes about 11.5 times its text in a policy's memory: an input above this share of it cannot fit. */
export const PARSED_PER_BYTE = 11

/**
 * Memory to begin with, per byte of input and data. Parsed JSON takes about 11.5 times its text, and what the shipped
 * rules make of it about three times that; growing to that in small steps makes 10 MB of input cost seconds.
 */
export const MEMORY_PER_BYTE = 64

/** Room for the policy itself and for small inputs: 4 MiB. Untouched pages cost nothing. */
export const MIN_MEMORY_PAGES = 64

/** 1 GiB: what an input of 64 MiB asks for, and what a CI runner can spare. */
export const MAX_MEMORY_PAGES = 16_384

export function outOfMemory(pages: number): string {
  return `The policy needs more than ${(pages * PAGE_BYTES) / 1024 / 1024} MiB of memory.`
}

/** Time for all rules of one pack on one system. The shipped pack takes under a second at 10 MB of input. */
export const TIME_LIMIT_MS = 30_000

/** What the evaluation of all rules at once may spend of the time; the rest is for finding the rule at fault. */
export const ALL_RULES_SHARE = 0.5

/** However little time is left, a rule that does no harm can finish in this. */
export const MIN_RULE_TIME_MS = 50

/** Time for a worker thread to start; half a second would do on an idle machine. */
export const WORKER_START_LIMIT_MS = 30_000

/** JavaScript heap of a worker: it parses what the policy gives back. */
export const WORKER_HEAP_MB = 512

/**
 * Largest input that a shipped pack sees without a worker thread. A worker costs 50 ms; at this size (about 5,000
 * components) a rule of quadratic cost would still end within two seconds.
 */
export const IN_THREAD_INPUT_BYTES = 1024 * 1024

/**
 * From this size of input on, what reading left behind is collected before the policy takes its memory. That costs some
 * 30 ms; V8 by itself would wait until its heap is twice as large.
 */
export const COLLECT_FROM_BYTES = 8 * 1024 * 1024

/** Findings of one rule that are kept: far more than people read, far less than sinks can take. */
export const MAX_FINDINGS_PER_RULE = 1_000

/**
 * Time for one operation of the engine on what an author wrote (a query, an explanation), which OPA's interpreter runs
 * some ten times slower than a compiled policy.
 */
export const ENGINE_TIME_LIMIT_MS = 30_000
