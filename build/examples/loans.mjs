// The synthetic applications of examples/credit-risk, and what its pipeline makes of them (src/prepare.py does the same).
import { digest, normal, random } from './bytes.mjs'

const ROWS = 500
const PURPOSES = ['car', 'education', 'household', 'medical', 'other']
const PURPOSE_LIMITS = [0.34, 0.48, 0.79, 0.85, 1]
const COLUMNS = [
  'loan_id',
  'amount_eur',
  'term_months',
  'annual_income_eur',
  'debt_to_income',
  'employment_years',
  'open_credit_lines',
  'utilisation',
  'delinquencies_24m',
  'purpose',
  'defaulted',
]
const NUMERIC = COLUMNS.slice(1, 9)

/** Rows in the order of their ids; every value as it stands in the CSV file. */
export function drawLoans() {
  const next = random(2024)
  return Array.from({ length: ROWS }, (_, index) => drawLoan(next, index + 1))
}

function drawLoan(next, number) {
  const income = Math.round(clamp(38_000 + 14_000 * normal(next), 14_000, 110_000) / 100) * 100
  const amount = Math.round(clamp(income * (0.28 + 0.12 * normal(next)), 1_000, 40_000) / 100) * 100
  const term = 12 * (1 + Math.floor(next() * 6))
  const debt = clamp(0.24 + 0.11 * normal(next), 0.02, 0.75)
  const employment = Math.floor(clamp(7 + 5 * normal(next), 0, 38))
  const lines = Math.floor(clamp(4 + 2.2 * normal(next), 0, 14))
  const utilisation = clamp(0.41 + 0.22 * normal(next), 0, 1)
  const delinquencies = next() < 0.14 ? 1 + Math.floor(next() * 3) : 0
  const draw = next()
  const purpose = PURPOSES[PURPOSE_LIMITS.findIndex((limit) => draw < limit)]
  const risk =
    0.02 +
    0.3 * debt +
    0.14 * utilisation +
    0.13 * delinquencies -
    0.004 * employment -
    0.05 * (income / 38_000)
  return {
    loan_id: `L${String(number).padStart(4, '0')}`,
    amount_eur: String(amount),
    term_months: String(term),
    annual_income_eur: String(income),
    debt_to_income: debt.toFixed(2),
    employment_years: String(employment),
    open_credit_lines: String(lines),
    utilisation: utilisation.toFixed(2),
    delinquencies_24m: String(delinquencies),
    purpose,
    defaulted: next() < risk ? '1' : '0',
  }
}

function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high)
}

/** Which split a row is in depends on its id alone. */
export function splitLoans(rows) {
  const splits = { train: [], validation: [], test: [] }
  for (const row of rows) {
    const draw = Number.parseInt(digest('sha256', row.loan_id).slice(0, 8), 16) / 2 ** 32
    splits[draw < 0.2 ? 'test' : draw < 0.2 + 0.1 ? 'validation' : 'train'].push(row)
  }
  return splits
}

export function csv(rows) {
  const lines = rows.map((row) => COLUMNS.map((column) => row[column]).join(','))
  return `${[COLUMNS.join(','), ...lines].join('\n')}\n`
}

/** Mean and deviation of each number over the training rows, and the categories. */
export function preprocessing(rows) {
  const numeric = NUMERIC.map((name) => {
    const values = rows.map((row) => Number(row[name]))
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    return { name, kind: 'standardized', mean: rounded(mean), deviation: rounded(Math.sqrt(variance)) }
  })
  const categories = PURPOSES.map((category) => ({ name: 'purpose', kind: 'one-hot', category }))
  return `${JSON.stringify({ version: '2.3.0', features: [...numeric, ...categories] }, null, 2)}\n`
}

function rounded(value) {
  return Number(value.toFixed(6))
}
