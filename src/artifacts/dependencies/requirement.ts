import type { Dependency } from '../../facts/types.ts'
import { dependency, exactVersion, pypiName, sourceOf } from './entry.ts'

/** Name and extras, then what is left (PyPA specification "Dependency specifiers", formerly PEP 508). */
const NAMED = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*(.*)$/s
const CLAUSE = /^(?:===?|~=|!=|<=?|>=?)\s*[^\s,;()]+$/
const LOCATION = /^(?:(?:git|hg|svn|bzr)\+|[a-z][a-z0-9+.-]+:\/\/|file:|\.{0,2}\/|\.{1,2}$|[A-Za-z]:[\\/])/i

/**
 * Reads one requirement of Python: `name[extra] >=1,<2 ; marker`, `name @ URL ; marker`, or a URL or path by itself.
 * @param folder of the file, which paths are relative to
 * @returns null for what is no requirement
 */
export function parseRequirement(text: string, folder: string): Dependency | null {
  const requirement = text.trim()
  if (LOCATION.test(requirement) || /^[^\s=<>!~@;[]+\.(?:whl|tar\.gz|zip)(?:\s*;|$)/i.test(requirement)) {
    return ofLocation(requirement, folder)
  }
  const match = NAMED.exec(requirement)
  if (!match) return null
  const [, written = '', extraList, rest = ''] = match
  const named = {
    name: pypiName(written),
    extras: (extraList ?? '')
      .split(',')
      .map((extra) => pypiName(extra.trim()))
      .filter((extra) => extra !== ''),
  }
  if (rest.startsWith('@')) {
    const { location, marker } = splitLocation(rest.slice(1).trim())
    if (location === '') return null
    return dependency({ ...named, marker, ...sourceOf(location, folder) })
  }
  const semicolon = rest.indexOf(';')
  const versions = (semicolon < 0 ? rest : rest.slice(0, semicolon)).trim().replace(/^\((.*)\)$/s, '$1')
  const marker = semicolon < 0 ? null : rest.slice(semicolon + 1).trim()
  if (marker === '') return null
  const clauses =
    versions === ''
      ? []
      : versions
          .replace(/,\s*$/, '')
          .split(',')
          .map((each) => each.trim())
  if (!clauses.every((clause) => CLAUSE.test(clause))) return null
  const specifier = clauses.length === 0 ? null : clauses.join(',')
  const version = specifier === null ? null : exactVersion(specifier)
  return dependency({ ...named, specifier, version, pinned: version !== null, marker })
}

function ofLocation(text: string, folder: string): Dependency {
  const { location, marker } = splitLocation(text)
  const egg = /[#&]egg=([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?/.exec(location)
  const extras = egg?.[2] ?? /\[([^\]]*)\]$/.exec(location)?.[1] ?? ''
  return dependency({
    name: egg?.[1] === undefined ? null : pypiName(egg[1]),
    extras: extras === '' ? [] : extras.split(',').map((extra) => pypiName(extra.trim())),
    marker,
    ...sourceOf(location, folder),
  })
}

/** A URL may hold semicolons: only one after a blank begins the marker. */
function splitLocation(text: string): { location: string; marker: string | null } {
  const match = /^(\S+)(?:\s+;\s*(.*)|\s*)$/s.exec(text)
  if (!match) return { location: text, marker: null }
  return { location: match[1] ?? '', marker: match[2]?.trim() || null }
}
