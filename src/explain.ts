import { documentsOf } from './authoring/evaluating.ts'
import {
  type Cause,
  evaluateRule,
  type InputPath,
  inputPathText,
  type RuleEvaluation,
  type SourcePlace,
  valuesAt,
} from './authoring/explaining.ts'
import { isConftestPack, judgesFiles } from './conftest/pack.ts'
import type { Place } from './documents/place.ts'
import { formatPointer, parsePointer } from './documents/pointer.ts'
import { type ErrorPlace, UserError } from './errors.ts'
import type { SystemFacts } from './facts/build.ts'
import type { System } from './facts/types.ts'
import type { EngineSession } from './policy/engine-session.ts'
import type { Printed } from './policy/interpreter.ts'
import type { Source } from './policy/layers.ts'
import type { DecidedRule, Switch } from './policy/selection.ts'
import type { Parameter, Severity } from './policy/types.ts'
import { evaluateRules, type PolicyOptions, parametersOf, readWithRules } from './rules-in-force.ts'
import { didYouMean } from './suggest.ts'
import { decide } from './verdict/decide.ts'
import type { Finding, RuleReport } from './verdict/report.ts'

/** All that is known of a rule on a tree: what it is, why it is as it is, and what it says of each system. */
export interface Explanation {
  id: string
  title: string
  description: string
  remediation: string
  controls: Record<string, string[]>
  references: string[]
  pack: string
  package: string
  file: string
  row: number
  on: boolean
  /** What switched it, the last word last; empty if no list of the profile has it. */
  switches: { on: boolean; how: Switch['how']; source: ToldSource }[]
  profile: string
  severity: { value: Severity; own: Severity; source: ToldSource }
  parameters: ExplainedParameter[]
  /** It applies if one of these holds, or if there is none. */
  applies: SourcePlace[]
  systems: ExplainedSystem[]
}

/** Where a setting comes from; the place is that of a profile file or of modelward.yml. */
export interface ToldSource {
  kind: Source['kind']
  /** Of a profile. */
  name: string | null
  place: ErrorPlace | null
}

export interface ExplainedParameter extends Parameter {
  name: string
  value: Parameter['default']
  source: ToldSource
}

export interface ExplainedSystem {
  system: System
  /** What the rule says, or would say if it were on. */
  outcome: RuleReport['outcome']
  error: string | null
  /** What it refers to, and how many facts stand there, null included. */
  reads: { path: string; facts: number; null: number }[]
  findings: ExplainedFinding[]
  /** Why nothing is known of what it reads and of what made its findings; null if it is. */
  unexplained: string | null
  printed: readonly Printed[]
  trace: string
}

export interface ExplainedFinding extends Pick<Finding, 'kind' | 'severity' | 'message' | 'pointer'>, Place {
  /** The fact that the pointer leads to; undefined if there is none. */
  fact: unknown
  /** Empty where there are more findings than are explained. */
  causes: ExplainedCause[]
}

export interface ExplainedCause extends SourcePlace {
  values: { text: string; value: string; cut: boolean; path: string | null; place: Place | null }[]
}

export interface ExplainOptions extends PolicyOptions {
  /** Its id. */
  rule: string
  /** Only systems for which this holds. */
  systems: (all: readonly SystemFacts[]) => readonly SystemFacts[]
  trace: boolean
}

/**
 * Explains one rule. The outcome is that of the compiled rule, as `check` gives it; what it reads and what made its
 * findings is told by OPA's interpreter, within the session's limits.
 * @throws {UserError} ARGUMENT for a rule that there is none of, and as `check` does.
 */
export async function explain(options: ExplainOptions, session: EngineSession): Promise<Explanation> {
  const { read, ...inForce } = await readWithRules(options)
  const decided = findRule(inForce.rules, options.rule)
  const { rule } = decided
  const chosen = options.systems(read.systems)
  const packs = inForce.packs.filter(({ pack }) => pack.rules.includes(rule))
  const sources = (await Promise.all(packs.map((each) => each.sources()))).flat()
  const [conftest, onFiles] = [packs.some(isConftestPack), packs.some(judgesFiles)]
  const parameters = parametersOf(inForce.rules)
  options.onProgress?.('evaluating', 0, 0)
  const systems: ExplainedSystem[] = []
  let applies: readonly SourcePlace[] = []
  for (const system of chosen) {
    const only = new Map([[rule.id, decided]])
    const evaluated = await evaluateRules(system.facts, packs, only, options)
    const { facts, placer } = system
    const report = await decide({
      facts,
      profile: inForce.profile,
      rules: only,
      ...evaluated,
      placer,
      failOn: 'error',
    })
    const documents = documentsOf(facts, options.effectiveTime, parameters, packs[0]?.pack.data)
    const { trace } = options
    const query = { rule: rule.id, package: rule.package, sources, conftest, documents, trace }
    const evaluation = onFiles ? ON_FILES : await evaluateRule(session, query)
    if (typeof evaluation !== 'string') applies = evaluation.applies
    systems.push(await explainSystem(system, report, evaluation, onFiles ? null : facts))
  }
  return { ...describe(decided), profile: inForce.profile, applies: [...applies], systems }
}

/** OPA's interpreter is asked of the facts alone. */
const ON_FILES = 'It judges files, and only rules on the facts are explained.'

function findRule(rules: ReadonlyMap<string, DecidedRule>, id: string): DecidedRule {
  const found = rules.get(id) ?? rules.get(id.toUpperCase())
  if (found !== undefined) return found
  const hint = didYouMean(id, [...rules.keys()]) || ' "modelward rules" lists them.'
  throw new UserError('ARGUMENT', `There is no rule "${id}".${hint}`)
}

function describe(decided: DecidedRule): Omit<Explanation, 'profile' | 'applies' | 'systems'> {
  const { rule, pack, on, switches, severity, severitySource, parameters, parameterSources } = decided
  const { id, title, description, remediation, controls, references, package: name, file, row } = rule
  return {
    id,
    title,
    description,
    remediation,
    controls,
    references,
    pack,
    package: name,
    file,
    row,
    on,
    switches: switches.map(({ on, how, source }) => ({ on, how, source: toldSource(source) })),
    severity: { value: severity, own: rule.severity, source: toldSource(severitySource) },
    parameters: Object.entries(rule.parameters).map(([name, declared]) => ({
      name,
      ...declared,
      value: parameters[name] ?? declared.default,
      source: toldSource(parameterSources[name] ?? { kind: 'metadata' }),
    })),
  }
}

function toldSource(source: Source): ToldSource {
  switch (source.kind) {
    case 'metadata':
    case 'folder':
      return { kind: source.kind, name: null, place: null }
    case 'profile':
      return { kind: source.kind, name: source.name, place: source.place() ?? null }
    case 'config':
      return { kind: source.kind, name: null, place: source.place() ?? null }
  }
}

/** @param judged What pointers of findings lead into; null if that is not the facts. */
async function explainSystem(
  { facts, placer }: SystemFacts,
  report: { rules: readonly RuleReport[]; findings: readonly Finding[] },
  evaluation: RuleEvaluation | string,
  judged: unknown,
): Promise<ExplainedSystem> {
  const [{ outcome, error } = { outcome: 'error' as const, error: 'It was not evaluated.' }] = report.rules
  const known = typeof evaluation === 'string' ? null : evaluation
  const findings: ExplainedFinding[] = []
  for (const { kind, severity, message, pointer, path, ...span } of report.findings) {
    const made = known?.findings.find(
      (each) => each.kind === kind && each.message === message && each.at === pointer,
    )
    const [fact] = judged === null ? [] : valuesAt(judged, pointerPath(judged, pointer))
    const causes = await Promise.all((made?.causes ?? []).map((cause) => placedCause(cause, placer)))
    const place = {
      path,
      line: span.line,
      column: span.column,
      end_line: span.end_line,
      end_column: span.end_column,
    }
    findings.push({ kind, severity, message, pointer, ...place, fact, causes })
  }
  return {
    system: facts.system,
    outcome,
    error,
    reads: (known?.reads ?? []).map((path) => {
      const values = valuesAt(facts, path)
      return {
        path: inputPathText(path),
        facts: values.length,
        null: values.filter((value) => value === null).length,
      }
    }),
    findings,
    unexplained: typeof evaluation === 'string' ? evaluation : null,
    printed: known?.printed ?? [],
    trace: known?.trace ?? '',
  }
}

/** A JSON Pointer as a path: what points into a list is an index. */
function pointerPath(document: unknown, pointer: string): InputPath {
  const path: (string | number)[] = []
  for (const segment of parsePointer(pointer) ?? []) {
    const [node] = valuesAt(document, path)
    path.push(Array.isArray(node) && /^\d+$/.test(segment) ? Number(segment) : segment)
  }
  return path
}

async function placedCause(
  { file, row, values }: Cause,
  placer: SystemFacts['placer'],
): Promise<ExplainedCause> {
  const placed: ExplainedCause['values'] = []
  for (const { text, value, cut, path } of values) {
    const place = path === null ? null : await placer.place(formatPointer(path.map(String)))
    placed.push({ text, value, cut, path: path === null ? null : inputPathText(path), place })
  }
  return { file, row, values: placed }
}
