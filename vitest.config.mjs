import { defineConfig } from 'vitest/config'
import { validators } from './build/validators.mjs'

export default defineConfig({
  plugins: [validators()],
  test: { include: ['tests/**/*.test.ts', 'src/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000 },
})
