import type { Pointer } from '../../documents/place.ts'
import type { Mapping } from '../data.ts'
import { pathText } from '../schema-faults.ts'
import { DATASET_FIELDS, type FieldTable, MODEL_FIELDS } from './fields.ts'

/** One sentence on a value of the front matter. */
export interface HubProblem {
  readonly at: Pointer
  readonly message: string
}

/** What the Hub refuses (`errors`) and what it only warns of. */
export interface HubProblems {
  readonly errors: readonly HubProblem[]
  readonly warnings: readonly HubProblem[]
}

/** How many problems of one kind are told of a card. */
const TOLD_LIMIT = 50

/** Where checks tell what they find. A message begins with the field's path: `model-index[0].name`. */
export class Findings implements HubProblems {
  readonly errors: HubProblem[] = []
  readonly warnings: HubProblem[] = []

  error(at: Pointer, predicate: string): void {
    tell(this.errors, at, predicate)
  }

  warn(at: Pointer, predicate: string): void {
    tell(this.warnings, at, predicate)
  }
}

function tell(problems: HubProblem[], at: Pointer, predicate: string): void {
  if (problems.length < TOLD_LIMIT) problems.push({ at, message: `\`${pathText(at)}\` ${predicate}.` })
}

/**
 * Checks a front matter as the Hub does when a card is pushed (`POST /api/validate-yaml`), as far as that is documented:
 * docs/hub-validation.md has each field with its source. Whether a model or dataset exists on the Hub is not asked.
 */
export function checkFrontMatter(root: Mapping, kind: 'model' | 'dataset'): HubProblems {
  const findings = new Findings()
  const table: FieldTable = kind === 'model' ? MODEL_FIELDS : DATASET_FIELDS
  for (const [key, check] of table) {
    if (Object.hasOwn(root, key)) check(root[key], [key], findings, root)
  }
  return findings
}
