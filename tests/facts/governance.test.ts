import { expect, test } from 'vitest'
import { readCodeOwners } from '../../src/artifacts/governance/code-owners/read.ts'
import type { ArtifactRecord } from '../../src/artifacts/reader.ts'
import { source } from '../artifacts/helpers.ts'
import { facts, mlSystem, otherFile, weights } from './builders.ts'

function codeOwners(path: string, content: string): readonly ArtifactRecord[] {
  return readCodeOwners(source(path, content, 'codeowners')).records
}

test('the ml-system.yml nearest to the top speaks for the system', () => {
  const inner = mlSystem({ path: 'a/ml-system.yml', id: 'inner' })
  const outer = mlSystem({ path: 'ml-system.yml', id: 'outer' })
  expect(facts([inner, outer]).facts.governance.ml_system?.id).toBe('outer')
})

test('of several CODEOWNERS the one that GitHub reads counts, and says who owns the artifacts', () => {
  const { governance } = facts(
    [...codeOwners('CODEOWNERS', '* @b\n'), ...codeOwners('.github/CODEOWNERS', '*.onnx @a\n')],
    [weights('m/model.onnx'), otherFile('notes.txt')],
  ).facts
  expect(governance.code_owners).toMatchObject({
    path: '.github/CODEOWNERS',
    shadowed: ['CODEOWNERS'],
    owned: [{ path: 'm/model.onnx', owners: ['@a'], rule: 0 }],
  })
})

test('a system in a folder has the owners that the top of the tree gives', () => {
  const { governance } = facts(
    [...codeOwners('CODEOWNERS', '/m/ @a\n')],
    [weights('m/model.onnx'), weights('other/model.onnx')],
    { systemPath: 'm' },
  ).facts
  expect(governance.code_owners?.owned).toEqual([{ path: 'm/model.onnx', owners: ['@a'], rule: 0 }])
})

test('places lead into the file of the record', async () => {
  const records = [...codeOwners('CODEOWNERS', '# who\n* @a\n'), mlSystem()]
  const { placer } = facts(records, [weights('m/model.onnx')])
  expect(await placer.place('/governance/code_owners/owned/0')).toMatchObject({ path: 'CODEOWNERS', line: 2 })
  expect(await placer.place('/governance/ml_system/id')).toMatchObject({ path: 'ml-system.yml', line: 2 })
  expect(await placer.place('/governance/threat_models/0')).toMatchObject({ path: 'ml-system.yml', line: 1 })
})
