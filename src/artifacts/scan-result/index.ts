import type { ScanResult } from '../../facts/types.ts'
import { type Peek, peekJson } from '../peek.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'

/** Code scanning takes SARIF of up to 10 MB compressed; what scanners write for a large repository stays below this. */
const SIZE_LIMIT = 128 * 1024 * 1024

export type ScanFormat = ScanResult['format']

/** Reports of scanners: SARIF from any of them, and the own JSON of those of models that write none. */
export const scanResult: ArtifactReader = {
  kind: 'scan-result',
  title: 'Scan result',
  specifications: [
    'https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html',
    'https://github.com/protectai/modelscan',
    'https://github.com/promptfoo/modelaudit',
  ],
  limit: SIZE_LIMIT,
  mayBe(path) {
    return /\.(?:json|sarif)$/i.test(path)
  },
  recognise,
  async read(source) {
    const { readScan } = await import('./read.ts')
    return readScan(source)
  },
}

function recognise({ path, head }: Candidate): ScanFormat | null {
  const peek = peekJson(head)
  if (peek === null) return /\.sarif$/i.test(path) ? 'sarif' : null
  if (peek.shape !== 'object') return null
  if (isSarif(path, peek)) return 'sarif'
  const { keys } = peek
  if (
    keys.has('summary') &&
    keys.has('issues') &&
    new TextDecoder().decode(head).includes('"modelscan_version"')
  )
    return 'modelscan'
  return keys.has('bytes_scanned') && keys.has('issues') && keys.has('checks') ? 'modelaudit' : null
}

function isSarif(path: string, { keys, complete }: Peek): boolean {
  if (/\.sarif(?:\.json)?$/i.test(path)) return true
  if (/\/sarif-(?:schema-)?2\.[\d.]+/.test(keys.get('$schema') ?? '')) return true
  const isVersioned = /^2\.1\.\d/.test(keys.get('version') ?? '')
  return isVersioned && keys.has('runs') && (complete || keys.has('$schema'))
}
