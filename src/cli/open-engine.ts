import { fileURLToPath } from 'node:url'
import type { Assets } from '../assets.ts'
import { type EngineSession, engineSession } from '../policy/engine-session.ts'

/**
 * The engine in a thread that can be stopped; nothing is loaded before it is asked.
 * @param module The engine, where this program has compiled it already.
 */
export function openEngineSession({ dist }: Assets, module?: WebAssembly.Module): EngineSession {
  return engineSession(new URL('engine-worker.js', dist), { folder: fileURLToPath(dist), module })
}
