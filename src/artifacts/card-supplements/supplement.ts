import type { CardSupplement } from '../reader.ts'

/** A supplement that says nothing: what each kind fills. */
export function noSupplement(path: string, format: CardSupplement['format'], folder: string): CardSupplement {
  return {
    path,
    format,
    folder,
    evaluations: [],
    users: [],
    use_cases: [],
    technical_limitations: [],
    ethical_considerations: [],
    sensitive_data: [],
    sections: {},
  }
}
