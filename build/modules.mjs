// What every bundler of src/ has to know: the modules that are made at build time, and where the others are.
import { fileURLToPath } from 'node:url'
import { validators } from './validators.mjs'
import { xmlSchemas } from './xml-schemas.mjs'

export const plugins = () => [validators(), xmlSchemas()]

/** For Node hash-wasm offers one file in which nothing can be left out: eight times the size. */
export const alias = {
  'hash-wasm': fileURLToPath(new URL('../node_modules/hash-wasm/dist/index.esm.js', import.meta.url)),
}
