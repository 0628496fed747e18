/** A line of a checksum file that may hold a digest, without its end. */
export interface LineRecord {
  text: string
  /** UTF-16 offset of its first character in the file. */
  offset: number
}

const SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----'
const SIGNATURE = '-----BEGIN PGP SIGNATURE-----'

/**
 * The lines of a checksum file without blank lines, comments and the header of hashdeep, and without the armor of a clear-signed one.
 * A NUL anywhere means `-z`: records end with NUL, and a name may hold line feeds.
 */
export function splitRecords(text: string): { records: LineRecord[]; zero: boolean } {
  const zero = text.includes('\0')
  const separator = zero ? '\0' : '\n'
  const records: LineRecord[] = []
  let signed = false
  let offset = 0
  while (offset < text.length) {
    const found = text.indexOf(separator, offset)
    const end = found < 0 ? text.length : found
    let line = text.slice(offset, end)
    if (!zero && line.endsWith('\r')) line = line.slice(0, -1)
    if (line === SIGNATURE) break
    if (line === SIGNED) signed = true
    else if (isRecord(line, signed)) records.push({ text: line, offset })
    offset = end + 1
  }
  return { records, zero }
}

function isRecord(line: string, signed: boolean): boolean {
  if (line.trim() === '' || line.startsWith('#') || line.startsWith('%%%%')) return false
  return !(signed && line.startsWith('Hash: '))
}
