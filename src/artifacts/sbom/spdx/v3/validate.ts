import type { Sbom } from '../../../../facts/types.ts'
import { isMapping, member } from '../../../data.ts'
import { validateSpdx } from '../validate.ts'
import { Graph } from './graph.ts'
import { profileFaults } from './profile.ts'

/** Against the schema, where there is one, and against what the AI and Dataset profiles ask beyond it. */
export async function validateGraph(
  document: unknown,
  version: '3.0.0' | '3.0.1',
): Promise<Pick<Sbom, 'valid' | 'errors'>> {
  const profiles = profileFaults(new Graph(document))
  if (version !== '3.0.1') return { valid: profiles.length === 0 ? null : false, errors: profiles }
  const schema = await (Array.isArray(member(document, '@graph'))
    ? validateSpdx(document, version)
    : validateOne(document))
  const errors = [...schema.errors, ...profiles]
  return { valid: schema.valid === true && profiles.length === 0, errors }
}

/** A document without `@graph` is one element; the schema is that of a graph. */
async function validateOne(document: unknown): Promise<Pick<Sbom, 'valid' | 'errors'>> {
  const { '@context': context, ...element } = isMapping(document) ? document : {}
  const { valid, errors } = await validateSpdx({ '@context': context, '@graph': [element] }, '3.0.1')
  const prefix = '/@graph/0'
  return {
    valid,
    errors: errors.map(({ message, pointer }) => ({
      message: message.replace(/^@graph\[0\](?:\.|(?=:))/, '').replace(/^(?=:)/, 'The document'),
      pointer: pointer.startsWith(prefix) ? pointer.slice(prefix.length) : '',
    })),
  }
}
