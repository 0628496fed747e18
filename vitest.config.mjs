import { defineConfig } from 'vitest/config'
import { validators } from './build/validators.mjs'
import { xmlSchemas } from './build/xml-schemas.mjs'

export default defineConfig({
  plugins: [validators(), xmlSchemas()],
  test: { include: ['tests/**/*.test.ts', 'src/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 60_000 },
})
