import { createHash } from 'node:crypto'
import type { Contents } from './programs.ts'

/** A small model repository in which the `baseline` profile finds nothing that blocks. */
export function soundModel(): Record<string, string | Uint8Array> {
  const weights = safetensors()
  return {
    'README.md': card(),
    'model.safetensors': weights,
    SHA256SUMS: sums({ 'model.safetensors': weights }),
  }
}

/** The same with weights that are not those of the manifest: an error of INT-002. */
export function tamperedModel(): Contents {
  return { ...soundModel(), SHA256SUMS: `${'1a'.repeat(32)}  model.safetensors\n` }
}

export function card(): string {
  return `---
license: apache-2.0
library_name: transformers
pipeline_tag: text-classification
language: en
---
# Triage

## Intended uses

Sorts letters of customers by subject before a person reads them.

## Out-of-scope use

Decisions about people.

## Limitations

Letters in other languages than English are sorted at random.
`
}

/** A safetensors file of one tensor. */
function safetensors(): Uint8Array {
  const header = Buffer.from('{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}')
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  return Buffer.concat([length, header, Buffer.alloc(4)])
}

function sums(files: Contents): string {
  return Object.entries(files)
    .map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`)
    .join('')
}

/** A CycloneDX BOM, as text. */
export function bom(specVersion: string, components: readonly unknown[] = []): string {
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion, version: 1, components })
}

export const LIBRARY = { type: 'library', name: 'numpy', version: '2.0.0' }
