import { formatPointer } from '../../documents/pointer.ts'
import type { Benchmark } from '../../facts/types.ts'
import type { Reading, Source } from '../reader.ts'
import { openYamlFile } from './yaml-file.ts'

/** Reads `eval.yaml` of a benchmark dataset. */
export function readBenchmark(source: Source): Reading {
  const file = openYamlFile(source, 'dataset-card')
  const { fields } = file
  if (file.fatal) return { records: [], unread: file.unread() }
  const value: Benchmark = {
    path: source.path,
    name: fields.text(['name'], ['name']),
    framework: fields.text(['evaluation_framework'], ['framework']),
    tasks: fields.mappings(['tasks']).flatMap((task, number) => {
      const into = ['tasks', String(number)]
      const text = (key: string) => fields.text([...task, key], [...into, key])
      fields.origins.set(formatPointer(into), task)
      const id = text('id')
      return id === null ? [] : [{ id, config: text('config'), split: text('split') }]
    }),
  }
  return { records: [{ into: 'benchmarks', value, locate: file.locate }], unread: file.unread() }
}
