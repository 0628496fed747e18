import { defineConfig } from 'vitest/config'
import { plugins } from './build/modules.mjs'

export default defineConfig({
  plugins: plugins(),
  test: { include: ['tests/**/*.test.ts', 'src/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000 },
})
