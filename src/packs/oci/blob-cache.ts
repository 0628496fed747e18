import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeAtomically } from '../../policy/pack-cache.ts'
import { sha256 } from './manifest.ts'

/** What was fetched under this digest, hashed again; null where there is nothing or something else. */
export async function readBlob(cacheDir: string | null, digest: string): Promise<Uint8Array | null> {
  if (cacheDir === null) return null
  const bytes = await readFile(pathOf(cacheDir, digest)).catch(() => null)
  return bytes !== null && sha256(bytes) === digest ? bytes : null
}

/** Keeps bytes under their digest. A cache that cannot be written costs a fetch at the next run and nothing else. */
export async function writeBlob(cacheDir: string | null, digest: string, bytes: Uint8Array): Promise<void> {
  if (cacheDir === null) return
  const path = pathOf(cacheDir, digest)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeAtomically(path, bytes)
  } catch {
    return
  }
}

/** As in the OCI image layout: `blobs/sha256/<hex>`. */
function pathOf(cacheDir: string, digest: string): string {
  return join(cacheDir, 'oci', 'blobs', ...digest.split(':'))
}
