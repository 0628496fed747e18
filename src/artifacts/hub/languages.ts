import { quoted } from '../../documents/document.ts'
import type { TextCheck } from './checks.ts'
import languages from './languages.json' with { type: 'json' }

/** Values beside the codes of ISO 639: huggingface_hub, repocard_data.py, `ModelCardData.language`. */
const SPECIAL = new Set(['code', 'multilingual'])

const TWO = new Set(languages.two.split(' '))
const THREE = new Map(languages.three.split(' ').map((group) => [group.slice(0, 2), group.slice(3)] as const))

/** A code of two or three small letters; one that ISO 639 does not have is only warned of. */
export const language: TextCheck = (written, at, findings) => {
  if (SPECIAL.has(written)) return
  if (!/^[a-z]{2,3}$/.test(written)) {
    const region = /^([a-z]{2,3})[-_]/i.exec(written)?.[1]
    const hint =
      region === undefined
        ? 'as `en` or `deu`, or `code` or `multilingual`'
        : `as \`${region.toLowerCase()}\`; regions belong into \`language_details\` or \`language_bcp47\``
    findings.error(at, `${quoted(written)} is no code of ISO 639 of two or three small letters, ${hint}`)
    return
  }
  if (!isCode(written)) findings.warn(at, `${quoted(written)} is no language code that ISO 639 has`)
}

function isCode(code: string): boolean {
  if (code.length === 2) return TWO.has(code)
  // ISO 639-2 leaves qaa to qtz to local use.
  return /^q[a-t]/.test(code) || (THREE.get(code.slice(0, 2))?.includes(code.slice(2)) ?? false)
}
