import { hasBytes, latin1 } from '../../model-file/bytes.ts'
import { peekJson } from '../../peek.ts'
import type { Candidate } from '../../reader.ts'
import type { GovernanceFormat } from '../format.ts'
import { riskRegister, threatModel } from '../manifests.ts'

/** What other tools have for our manifests. */
export const IMPORTS: readonly GovernanceFormat[] = [
  {
    format: 'threat-dragon',
    specifications: [
      'https://owasp.org/www-project-threat-dragon/assets/schemas/owasp.threat-dragon.schema.V2.json',
    ],
    mayBe: (path) => /\.json$/i.test(path),
    matches: ({ head }) => {
      const keys = peekJson(head)?.keys
      return keys?.has('summary') === true && keys.has('detail') && latin1(head).includes('"diagrams"')
    },
    read: async (source) => {
      const [{ readImport }, { convertThreatDragon }] = await load(import('./threat-dragon.ts'))
      return readImport(source, threatModel, convertThreatDragon)
    },
  },
  {
    format: 'otm',
    specifications: ['https://github.com/iriusrisk/OpenThreatModel'],
    mayBe: (path) => /\.(?:json|ya?ml|otm)$/i.test(path),
    matches: ({ head }) => hasKey(head, 'otmVersion'),
    read: async (source) => {
      const [{ readImport }, { convertOtm }] = await load(import('./otm.ts'))
      return readImport(source, threatModel, convertOtm)
    },
  },
  {
    format: 'gemara-threat-catalog',
    specifications: ['https://gemara.openssf.org/'],
    mayBe: isData,
    matches: (candidate) => isGemara(candidate, 'ThreatCatalog'),
    read: async (source) => {
      const [{ readImport }, { convertThreatCatalog }] = await load(import('./gemara.ts'))
      return readImport(source, threatModel, convertThreatCatalog)
    },
  },
  {
    format: 'gemara-risk-catalog',
    specifications: ['https://gemara.openssf.org/'],
    mayBe: isData,
    matches: (candidate) => isGemara(candidate, 'RiskCatalog'),
    read: async (source) => {
      const [{ readImport }, { convertRiskCatalog }] = await load(import('./gemara.ts'))
      return readImport(source, riskRegister, convertRiskCatalog)
    },
  },
  {
    format: 'oscal-poam',
    specifications: ['https://pages.nist.gov/OSCAL-Reference/models/v1.1.3/plan-of-action-and-milestones/'],
    mayBe: isData,
    matches: ({ head }) => hasKey(head, 'plan-of-action-and-milestones'),
    read: async (source) => {
      const [{ readImport }, { convertPoam }] = await load(import('./oscal-poam.ts'))
      return readImport(source, riskRegister, convertPoam)
    },
  },
]

async function load<Module>(converter: Promise<Module>) {
  return Promise.all([import('./import.ts'), converter])
}

function isData(path: string): boolean {
  return /\.(?:json|ya?ml)$/i.test(path)
}

/** Is it a key at the top of JSON or YAML? */
function hasKey(head: Uint8Array, key: string): boolean {
  const peek = peekJson(head)
  if (peek !== null) return peek.keys.has(key)
  return hasBytes(head, 0, `${key}:`) || latin1(head).includes(`\n${key}:`)
}

function isGemara({ head }: Candidate, type: string): boolean {
  if (!hasKey(head, 'metadata')) return false
  const text = latin1(head)
  return text.includes('gemara-version') && new RegExp(`["']?type["']?\\s*:\\s*["']?${type}\\b`).test(text)
}
