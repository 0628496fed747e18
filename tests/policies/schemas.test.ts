import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { isRecord } from '../../src/policy/guards.ts'

const FOLDER = 'policies/schemas'

function read(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** What a facet of OpenLineage refers to. */
const OPENLINEAGE = JSON.parse(readFileSync('build/schemas/openlineage-2-0-2.schema.json', 'utf8'))

describe.each(readdirSync(FOLDER))('%s', (name) => {
  const schema = read(join(FOLDER, name))

  it('names itself', () => {
    expect(schema).toMatchObject({ $id: `https://modelward.dev/schemas/${name}`, title: expect.any(String) })
  })

  it('is a JSON Schema', () => {
    if (!isRecord(schema)) throw new Error('it is no object')
    const ajv = new (name.startsWith('openlineage') ? Ajv2020 : Ajv)({
      strict: false,
      validateFormats: false,
    })
    if (name.startsWith('openlineage')) ajv.addSchema(OPENLINEAGE)
    expect(() => ajv.compile(schema)).not.toThrow()
  })
})

it('the schema of the facts has no list of types: OPA reads only the first', () => {
  const lists: string[] = []
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('type' in value && Array.isArray(value.type)) lists.push(path)
    for (const [key, part] of Object.entries(value)) look(part, `${path}/${key}`)
  }
  look(read(join(FOLDER, 'facts.schema.json')), '')
  expect(lists).toEqual([])
})

describe('files that name their schema for editors', () => {
  const named = [
    ...readdirSync('policies/profiles').map((name) => `policies/profiles/${name}`),
    'examples/credit-risk/ml-system.yml',
  ]

  it.each(named)('%s follows it', (path) => {
    const text = readFileSync(path, 'utf8')
    const [, reference] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? []
    const schema = join(dirname(path), reference ?? '')
    expect(existsSync(schema)).toBe(true)
    const value = read(schema)
    if (!isRecord(value)) throw new Error('it is no object')
    const validate = new Ajv({ strict: false }).compile(value)
    validate(load(text))
    expect(validate.errors).toBeNull()
  })
})
