import type { Pointer } from '../../documents/place.ts'
import type { ScanFinding } from '../../facts/types.ts'
import { listOf, member, textOf } from '../data.ts'
import { momentOf } from '../moment.ts'
import { type FindingDraft, type RunDraft, vulnerabilitiesIn } from './draft.ts'

/** The runs of a SARIF log (OASIS SARIF 2.1.0, section 3.13), and what is wrong with those that cannot be read. */
export function readSarif(log: unknown): { runs: RunDraft[]; problems: { message: string; at: Pointer }[] } {
  const problems: { message: string; at: Pointer }[] = []
  const version = textOf(member(log, 'version'))
  if (version === null || !version.startsWith('2.1.'))
    problems.push({
      message: `SARIF 2.1.0 is read, and this is version ${version ?? 'unknown'}.`,
      at: ['version'],
    })
  const runs = listOf(member(log, 'runs')).flatMap((run, index) => {
    const at = ['runs', String(index)]
    const name = textOf(member(run, 'tool', 'driver', 'name'))
    if (name === null) {
      problems.push({ message: 'The run does not name its tool (`tool.driver.name`).', at })
      return []
    }
    return [readRun(run, name, at)]
  })
  if (runs.length === 0 && problems.length === 0)
    problems.push({ message: 'The log holds no run: nothing was scanned.', at: [] })
  return { runs, problems }
}

function readRun(run: unknown, name: string, at: string[]): RunDraft {
  const driver = member(run, 'tool', 'driver')
  const invocations = listOf(member(run, 'invocations'))
  const last = invocations.at(-1)
  const said = invocations.map((invocation) => member(invocation, 'executionSuccessful'))
  const rules = rulesOf(run)
  return {
    tool: {
      name,
      version: textOf(member(driver, 'semanticVersion')) ?? textOf(member(driver, 'version')),
      url: textOf(member(driver, 'informationUri')),
    },
    date: momentOf(member(last, 'endTimeUtc')) ?? momentOf(member(last, 'startTimeUtc')),
    successful: said.includes(false) ? false : said.includes(true) ? true : null,
    revision: textOf(member(listOf(member(run, 'versionControlProvenance'))[0], 'revisionId')),
    subjects: listOf(member(run, 'artifacts')).flatMap((artifact, index) => {
      const written = uriOf(member(artifact, 'location'))
      if (written === null) return []
      const sha256 = textOf(member(artifact, 'hashes', 'sha-256'))?.toLowerCase() ?? null
      return [{ name: written, sha256, at: [...at, 'artifacts', String(index)] }]
    }),
    findings: listOf(member(run, 'results')).flatMap((result, index) => {
      const finding = readResult(run, result, rules)
      return finding === null ? [] : [{ ...finding, at: [...at, 'results', String(index)] }]
    }),
    at,
  }
}

interface SarifRule {
  level: ScanFinding['level'] | null
  severity: number | null
  text: string | null
}

/** Rules of the driver and of its extensions, by id and by position in the driver (section 3.19.23). */
function rulesOf(run: unknown): ReadonlyMap<string | number, SarifRule> {
  const rules = new Map<string | number, SarifRule>()
  const components = [member(run, 'tool', 'driver'), ...listOf(member(run, 'tool', 'extensions'))]
  for (const [position, component] of components.entries()) {
    for (const [index, descriptor] of listOf(member(component, 'rules')).entries()) {
      const rule: SarifRule = {
        level: levelOf(member(descriptor, 'defaultConfiguration', 'level')),
        severity: score(member(descriptor, 'properties', 'security-severity')),
        text: textOf(member(descriptor, 'shortDescription', 'text')),
      }
      const id = textOf(member(descriptor, 'id'))
      if (id !== null && !rules.has(id)) rules.set(id, rule)
      if (position === 0) rules.set(index, rule)
    }
  }
  return rules
}

/** Null for what is no problem: what passed, does not apply, or only informs and states no level (section 3.27.9). */
function readResult(
  run: unknown,
  result: unknown,
  rules: ReturnType<typeof rulesOf>,
): Omit<FindingDraft, 'at'> | null {
  const kind = textOf(member(result, 'kind')) ?? 'fail'
  const stated = member(result, 'level')
  if (stated === 'none' || kind === 'pass' || kind === 'notApplicable') return null
  if (kind === 'informational' && levelOf(stated) === null) return null
  const id = textOf(member(result, 'ruleId')) ?? textOf(member(result, 'rule', 'id'))
  const index = member(result, 'ruleIndex') ?? member(result, 'rule', 'index')
  const byId = id === null ? undefined : (rules.get(id) ?? rules.get(id.replace(/\/[^/]*$/, '')))
  const rule = byId ?? (typeof index === 'number' ? rules.get(index) : undefined)
  const location = member(listOf(member(result, 'locations'))[0], 'physicalLocation')
  const message = textOf(member(result, 'message', 'text')) ?? rule?.text ?? null
  const line = member(location, 'region', 'startLine')
  return {
    rule: id,
    level: levelOf(stated) ?? rule?.level ?? 'warning',
    security_severity: score(member(result, 'properties', 'security-severity')) ?? rule?.severity ?? null,
    message,
    subject: uriOf(artifactLocation(run, member(location, 'artifactLocation'))),
    line: typeof line === 'number' && Number.isSafeInteger(line) && line >= 1 ? line : null,
    vulnerabilities: vulnerabilitiesIn(id, message),
    suppressed: isSuppressed(member(result, 'suppressions')),
  }
}

/** A location may only point at the run's list of artifacts (section 3.4.5). */
function artifactLocation(run: unknown, location: unknown): unknown {
  if (member(location, 'uri') !== undefined) return location
  const index = member(location, 'index')
  return typeof index === 'number' ? member(listOf(member(run, 'artifacts'))[index], 'location') : undefined
}

function uriOf(location: unknown): string | null {
  const uri = textOf(member(location, 'uri'))
  if (uri === null) return null
  const path = uri.replace(/^file:\/\/(?:localhost)?/i, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Silenced if at least one suppression is accepted; one without status is (section 3.35.3). */
function isSuppressed(suppressions: unknown): boolean {
  return listOf(suppressions).some((suppression) => {
    const status = textOf(member(suppression, 'status')) ?? 'accepted'
    return status === 'accepted'
  })
}

function levelOf(level: unknown): ScanFinding['level'] | null {
  return level === 'error' || level === 'warning' || level === 'note' ? level : null
}

function score(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && number >= 0 && number <= 10 ? number : null
}
