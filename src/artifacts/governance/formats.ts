import { peekJson } from '../peek.ts'
import type { GovernanceFormat } from './format.ts'
import { IMPORTS } from './imports/index.ts'
import { isNamed, type Manifest } from './manifest.ts'
import { MANIFESTS } from './manifests.ts'
import { POLICY_FILES } from './policy-files/index.ts'
import { readManifest } from './read-manifest.ts'

/** All forms; the first that matches reads. */
export const FORMATS: readonly GovernanceFormat[] = [...POLICY_FILES, ...IMPORTS, ...MANIFESTS.map(formatOf)]

function formatOf(manifest: Manifest): GovernanceFormat {
  const mark = new RegExp(`^\\uFEFF?["']?(?:${manifest.marks.join('|')})["']?[ \\t]*:`, 'm')
  return {
    format: manifest.name,
    specifications: [`https://modelward.dev/schemas/${manifest.name}.schema.json`],
    mayBe: (path) => isNamed(manifest, path),
    matches: ({ path, head }) => {
      if (manifest.marks.length === 0 || /(?:^|\/)\.modelward\//.test(path)) return true
      const keys = peekJson(head)?.keys
      if (keys !== undefined) return manifest.marks.some((key) => keys.has(key))
      return (
        mark.test(textOf(head)) && !/^(?:apiVersion|otmVersion|threagile_version)\s*:/m.test(textOf(head))
      )
    },
    read: (source) => readManifest(source, manifest),
  }
}

/** The head of a file, in whichever encoding it begins. */
function textOf(head: Uint8Array): string {
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return new TextDecoder(utf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(head)
}
