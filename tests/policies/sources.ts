import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { byCodeUnit } from '../../src/facts/paths.ts'
import type { PolicySource } from '../../src/policy/compile.ts'
import { isRecord, isString } from '../../src/policy/guards.ts'

const ROOT = new URL('../../', import.meta.url)

/** Every `.rego` under policies/rules, helpers and tests included, sorted by path. */
export function ruleSources(): PolicySource[] {
  return readdirSync(new URL('policies/rules', ROOT), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.rego'))
    .map((name) => `policies/rules/${name.replaceAll('\\', '/')}`)
    .sort(byCodeUnit)
    .map((path) => ({ path, text: readFileSync(new URL(path, ROOT), 'utf8') }))
}

export function factsSchema(): Record<string, unknown> {
  const schema: unknown = JSON.parse(
    readFileSync(new URL('policies/schemas/facts.schema.json', ROOT), 'utf8'),
  )
  if (!isRecord(schema)) throw new Error('facts.schema.json is no object')
  return schema
}

interface Framework {
  file: string
  id: string
  title: string
  version: string
  source: string
  license: string
  controls: { id: string; label: string }[]
}

/** Every list of policies/frameworks. */
export function frameworks(): Framework[] {
  return readdirSync(new URL('policies/frameworks', ROOT))
    .sort(byCodeUnit)
    .map((file) => {
      const value = load(readFileSync(new URL(`policies/frameworks/${file}`, ROOT), 'utf8'))
      if (!isFramework(value)) throw new Error(`${file} is not of the form of a framework`)
      return { ...value, file }
    })
}

function isFramework(value: unknown): value is Omit<Framework, 'file'> {
  return (
    isRecord(value) &&
    ['id', 'title', 'version', 'source', 'license'].every((key) => isString(value[key])) &&
    Array.isArray(value.controls) &&
    value.controls.every((control) => isRecord(control) && isString(control.id) && isString(control.label))
  )
}
