/** Hub addresses of a model or dataset; the rest after the name (`/tree/<revision>`) is not part of it. */
const HUB_URL =
  /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/(?:datasets\/)?([^/?#]+\/[^/?#]+)(?:\/(?:tree|resolve|blob)\/([^/?#]+))?/i
const HUB_PURL = /^pkg:huggingface\/([^@?#]+)(?:@([^?#]+))?/i
/** A commit id of git (SHA-1 or SHA-256), or a digest: what cannot move. */
const IMMUTABLE = /^(?:[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64})$/i

/** The name and revision that an id, Hub URL or purl states. */
export interface NameAndRevision {
  name: string
  revision: string | null
}

export function splitName(id: string): NameAndRevision {
  const match = HUB_PURL.exec(id) ?? HUB_URL.exec(id)
  if (match?.[1] !== undefined) return { name: decode(match[1]), revision: match[2] ?? null }
  return { name: id, revision: null }
}

/** One key for all ways to write one name: Hub id, URL and purl of the same model or dataset give the same key. */
export function nameKey(id: string): string {
  return splitName(id).name.trim().toLowerCase()
}

/** Group and name, as a Hub id has them. */
export function fullName(component: { readonly group: string | null; readonly name: string }): string {
  return component.group ? `${component.group}/${component.name}` : component.name
}

/** The last part of a name without its file ending: `data/loans-2024.csv` and `acme/loans-2024` both give `loans-2024`. */
export function stem(id: string): string {
  const last = nameKey(id).replace(/\/+$/, '').split('/').at(-1) ?? ''
  return last.replace(/(?<=.)\.[a-z][a-z0-9]{0,7}(?:\.(?:gz|bz2|xz|zst))?$/, '')
}

export function isImmutable(revision: string | null): boolean {
  return revision !== null && IMMUTABLE.test(revision)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
