import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { renderJson } from '../../src/reports/json.ts'
import { CASES, failing } from './cases.ts'
import { hostile } from './hostile-case.ts'

const validate = new Ajv({ strict: false }).compile(
  JSON.parse(readFileSync('policies/schemas/report.schema.json', 'utf8')),
)

describe('JSON report', () => {
  it.each(Object.entries(CASES))('follows the published schema: %s', (_name, report) => {
    expect(validate(JSON.parse(renderJson(report, {}))), JSON.stringify(validate.errors)).toBe(true)
  })

  it('is the report, unchanged', () => {
    expect(JSON.parse(renderJson(failing, {}))).toEqual(failing)
    expect(JSON.parse(renderJson(hostile, {}))).toEqual(hostile)
  })

  it('does not depend on the order in which the report was put together', () => {
    const reversed = JSON.parse(JSON.stringify(failing), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    )
    expect(renderJson(reversed, {})).toBe(renderJson(failing, {}))
  })
})
