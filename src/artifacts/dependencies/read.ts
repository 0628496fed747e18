import type { StructuredDocument } from '../../documents/document.ts'
import { parseJson } from '../../documents/json.ts'
import { decodeText, Lines } from '../../documents/text.ts'
import { parseToml } from '../../documents/toml.ts'
import { parseYaml } from '../../documents/yaml.ts'
import type { DependencyFile } from '../../facts/types.ts'
import type { Reading, Source } from '../reader.ts'
import { DependencyCollector, type Parsed } from './collector.ts'
import { readCondaEnvironment, readCondaExplicit, readCondaLock } from './conda.ts'
import { readNpmLock, readNpmPackage } from './npm.ts'
import { readPipfile, readPipfileLock } from './pipfile.ts'
import { readPyproject } from './pyproject.ts'
import { readPdmLock, readPoetryLock, readPylock, readUvLock } from './python-locks.ts'
import { readSetupCfg } from './setup-cfg.ts'

interface StructuredFormat {
  readonly ecosystem: DependencyFile['ecosystem']
  readonly lock: boolean
  parse(text: string): StructuredDocument
  read(parsed: Parsed): void
}

const STRUCTURED: Readonly<Partial<Record<DependencyFile['format'], StructuredFormat>>> = {
  'pyproject-toml': { ecosystem: 'pypi', lock: false, parse: parseToml, read: readPyproject },
  pipfile: { ecosystem: 'pypi', lock: false, parse: parseToml, read: readPipfile },
  'pipfile-lock': { ecosystem: 'pypi', lock: true, parse: parseJson, read: readPipfileLock },
  'poetry-lock': { ecosystem: 'pypi', lock: true, parse: parseToml, read: readPoetryLock },
  'uv-lock': { ecosystem: 'pypi', lock: true, parse: parseToml, read: readUvLock },
  'pdm-lock': { ecosystem: 'pypi', lock: true, parse: parseToml, read: readPdmLock },
  'pylock-toml': { ecosystem: 'pypi', lock: true, parse: parseToml, read: readPylock },
  'conda-environment': { ecosystem: 'conda', lock: false, parse: parseYaml, read: readCondaEnvironment },
  'conda-lock': { ecosystem: 'conda', lock: true, parse: parseYaml, read: readCondaLock },
  'npm-package': { ecosystem: 'npm', lock: false, parse: parseJson, read: readNpmPackage },
  'npm-lock': { ecosystem: 'npm', lock: true, parse: parseJson, read: readNpmLock },
}

export function readDependencies(source: Source): Reading {
  switch (source.format) {
    case 'setup-cfg':
      return readSetupCfg(source)
    case 'conda-explicit':
      return readCondaExplicit(source)
    default:
      return readStructured(source)
  }
}

function readStructured(source: Source): Reading {
  const { text, problems } = decodeText(source.bytes)
  const entry = Object.entries(STRUCTURED).find(([name]) => name === source.format)
  const format = formatOf(source.format)
  if (entry === undefined || format === null) return { records: [], unread: [] }
  const [, { ecosystem, lock, parse, read }] = entry
  const document = parse(text)
  const collector = new DependencyCollector(source, new Lines(text), { format, ecosystem, lock })
  collector.tellAll(problems)
  collector.tellAll(document.problems)
  if (document.value !== undefined) read({ document, collector })
  return collector.reading()
}

function formatOf(name: string): DependencyFile['format'] | null {
  return Object.keys(STRUCTURED).find((known): known is keyof typeof STRUCTURED => known === name) ?? null
}
