import { latin1 } from '../../model-file/bytes.ts'
import { baseName } from '../../paths.ts'
import type { LineageFormat } from '../format.ts'
import { readDvc } from './read.ts'

/** DVC goes by the names of its files. */
export const dvc: LineageFormat = {
  formats: ['dvc-yaml', 'dvc-lock', 'dvc-file', 'dvc-config'],
  specification: 'https://dvc.org/doc/user-guide/project-structure',
  mayBe: (path) => formatOf(path) !== null,
  recognise({ path, head }) {
    const format = formatOf(path)
    // A configuration that names no remote says nothing of where data lies.
    return format === 'dvc-config' && !/remote\s+"/.test(latin1(head)) ? null : format
  },
  read: readDvc,
}

function formatOf(path: string): string | null {
  const name = baseName(path)
  if (name === 'dvc.yaml') return 'dvc-yaml'
  if (name === 'dvc.lock') return 'dvc-lock'
  if (/(?:^|\/)\.dvc\/config$/.test(path)) return 'dvc-config'
  return name.endsWith('.dvc') && name !== '.dvc' ? 'dvc-file' : null
}
