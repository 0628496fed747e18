/** A pattern of CODEOWNERS, as its segments between slashes; `**` stands for folders. */
export interface OwnersPattern {
  readonly segments: readonly string[]
}

/**
 * Takes a pattern apart as GitHub reads it: that of .gitignore, without `!`, `[ ]` and `\#`.
 * https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function parsePattern(pattern: string): OwnersPattern {
  const segments = pattern.split('/')
  if (segments[0] === '') segments.shift()
  // A name alone is looked for in every folder.
  else if (segments.length === 1 || (segments.length === 2 && segments[1] === '')) segments.unshift('**')
  // A folder stands for what is in it.
  if (segments.at(-1) === '') segments[segments.length - 1] = '**'
  return { segments }
}

/**
 * Does the pattern hold for the file? What names a folder holds for all that is in it, and `folder/*` only for its own
 * files. Takes time in proportion to pattern times path, whatever the wildcards.
 */
export function matchesPattern({ segments }: OwnersPattern, path: string): boolean {
  const names = path.split('/')
  const last = segments.at(-1)
  let s = 0
  let n = 0
  let star = -1
  let from = 0
  for (;;) {
    const segment = segments[s]
    const name = names[n]
    if (segment === undefined) {
      if (name === undefined || (last !== '*' && last !== '**')) return true
    } else if (segment === '**') {
      // At the end something has to be in the folder.
      if (s === segments.length - 1) return name !== undefined
      star = s
      from = n
      s += 1
      continue
    } else if (name !== undefined && matchesName(segment, name)) {
      s += 1
      n += 1
      continue
    }
    if (star === -1 || from >= names.length) return false
    from += 1
    n = from
    s = star + 1
  }
}

/** `*` is any stretch of a name, `?` one character; `*` alone is a whole name. */
function matchesName(pattern: string, name: string): boolean {
  let p = 0
  let n = 0
  let star = -1
  let from = 0
  while (n < name.length) {
    if (pattern[p] === '*') {
      star = p
      from = n
      p += 1
    } else if (
      pattern[p] === '\\' ? pattern[p + 1] === name[n] : pattern[p] === name[n] || pattern[p] === '?'
    ) {
      p += pattern[p] === '\\' ? 2 : 1
      n += 1
    } else if (star === -1) {
      return false
    } else {
      p = star + 1
      from += 1
      n = from
    }
  }
  while (pattern[p] === '*') p += 1
  return p >= pattern.length
}
