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

/** A rule of one's own: a warning for every model card. */
export const TEAM_POLICY = `# METADATA
# title: Cards name a contact
# description: Somebody must answer.
# custom:
#   id: TEAM-001
#   severity: warning
#   remediation: Add a contact.
package team.contact

violation contains {"message": $"{card.path} names no contact.", "at": $"/model_cards/{i}"} if {
	some i, card in input.model_cards
	not card.sections.contact.text_present
}
`

/** The same rule, and it aborts when it is evaluated: two values for one name. */
export const ABORTING_POLICY = `${TEAM_POLICY}
violation contains {"message": owner, "at": "/model_cards/0"} if owner

owner := card.path if some card in input.model_cards

owner := "nobody" if count(input.model_cards) > 0
`
