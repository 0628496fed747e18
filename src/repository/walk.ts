import { type Dirent, readdirSync } from 'node:fs'

/** Folders that hold no policies: hidden ones, and what a package manager can restore. */
export function isPassedOver(folderName: string): boolean {
  return folderName.startsWith('.') || folderName === 'node_modules'
}

/**
 * The paths of everything in a folder and below that is no folder itself, relative to it, with `/`, in no order.
 * Links are not followed.
 * @throws {Error} of the system, if a folder cannot be read
 */
export function walkBelow(folder: string): string[] {
  const found: string[] = []
  const waiting = ['']
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const entries: Dirent[] = readdirSync(`${folder}/${below}`, { withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isDirectory()) found.push(`${below}${entry.name}`)
      else if (!isPassedOver(entry.name)) waiting.push(`${below}${entry.name}/`)
    }
  }
  return found
}
