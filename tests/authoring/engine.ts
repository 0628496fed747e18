import { fileURLToPath } from 'node:url'
import { loadEngineFrom } from '../../src/policy/engine.ts'

export const engine = await loadEngineFrom(fileURLToPath(new URL('../../dist', import.meta.url)))
