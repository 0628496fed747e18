import { baseName } from '../paths.ts'
import { peekJson } from '../peek.ts'
import type { ArtifactReader, Candidate } from '../reader.ts'

/** The lock files of the largest front ends have some 20 MB. */
const SIZE_LIMIT = 32 * 1024 * 1024

/** Formats by the name that their tools give the file, and what its text has to hold. */
const NAMED: readonly { name: RegExp; format: string; holds: RegExp }[] = [
  {
    name: /^pyproject\.toml$/,
    format: 'pyproject-toml',
    holds: /^\[+(?:project|build-system|dependency-groups|tool\.(?:poetry|uv|pdm|flit))\b/m,
  },
  {
    name: /^poetry\.lock$/,
    format: 'poetry-lock',
    holds: /^(?:\[\[package\]\]|\[metadata\]|package = \[\])/m,
  },
  { name: /^uv\.lock$/, format: 'uv-lock', holds: /^version = \d/m },
  { name: /^pdm\.lock$/, format: 'pdm-lock', holds: /^\[(?:metadata|\[package\])\]/m },
  { name: /^pylock(?:\.[^.]+)?\.toml$/, format: 'pylock-toml', holds: /^lock-version\s*=/m },
  { name: /^Pipfile$/, format: 'pipfile', holds: /^\[(?:packages|dev-packages|\[source\])\]/m },
  { name: /^setup\.cfg$/, format: 'setup-cfg', holds: /^\[options(?:\.extras_require)?\]/m },
  { name: /^(?:conda-lock|.*\.conda-lock)\.ya?ml$/, format: 'conda-lock', holds: /^package:/m },
  {
    name: /(?:conda|env).*\.ya?ml$/i,
    format: 'conda-environment',
    holds: /^dependencies:\s*(?:#.*)?\n\s*(?:#.*\n\s*)*- /m,
  },
  { name: /\.(?:txt|lock)$/, format: 'conda-explicit', holds: /^@EXPLICIT\s*$/m },
]

const REQUIREMENTS =
  /(?:^|[-_./])(?:requirements?|constraints?)(?:[-_.][^/]*)?\.(?:txt|in|pip)$|(?:^|\/)requirements\/[^/]+\.(?:txt|in)$/i

/** Files that name packages: of Python, conda and npm. */
export const dependencies: ArtifactReader = {
  kind: 'dependencies',
  title: 'Dependency file',
  specifications: [
    'https://pip.pypa.io/en/stable/reference/requirements-file-format/',
    'https://packaging.python.org/en/latest/specifications/',
    'https://python-poetry.org/docs/pyproject/',
    'https://docs.astral.sh/uv/concepts/projects/layout/',
    'https://docs.conda.io/projects/conda/en/stable/user-guide/tasks/manage-environments.html',
    'https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json',
  ],
  limit: SIZE_LIMIT,
  mayBe(path) {
    const name = baseName(path)
    return NAMED.some((format) => format.name.test(name)) || REQUIREMENTS.test(path) || isNpm(name)
  },
  recognise,
  async read(source) {
    // Most repositories have this form and no other.
    if (source.format === 'requirements-txt')
      return (await import('./requirements-txt.ts')).readRequirements(source)
    return (await import('./read.ts')).readDependencies(source)
  },
}

function recognise(candidate: Candidate): string | null {
  const { path, head } = candidate
  const name = baseName(path)
  if (isNpm(name) || name === 'Pipfile.lock') return ofJson(name, head)
  const text = new TextDecoder('utf-8').decode(head)
  const named = NAMED.find((format) => format.name.test(name) && format.holds.test(text))
  if (named !== undefined) return isPlausible(named.format, text) ? named.format : null
  return REQUIREMENTS.test(path) && holdsRequirements(text) ? 'requirements-txt' : null
}

function isNpm(name: string): boolean {
  return /^(?:package|package-lock|npm-shrinkwrap)\.json$/.test(name) || name === 'Pipfile.lock'
}

function ofJson(name: string, head: Uint8Array): string | null {
  const peek = peekJson(head)
  if (peek?.shape !== 'object') return null
  const has = (...keys: string[]) => keys.some((key) => peek.keys.has(key))
  switch (name) {
    case 'Pipfile.lock':
      return has('_meta', 'default') ? 'pipfile-lock' : null
    case 'package.json':
      return has('dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies')
        ? 'npm-package'
        : null
    default:
      return has('lockfileVersion') ? 'npm-lock' : null
  }
}

/** Many files in YAML have `dependencies:`; conda's say where packages come from, or hold its own form of version. */
function isPlausible(format: string, text: string): boolean {
  if (format !== 'conda-environment') return true
  return /^channels:/m.test(text) || (/^name:/m.test(text) && /^\s*- (?:python|pip)\b/m.test(text))
}

/** At least one line names a package, and no line is prose: four words without a sign of pip's between them. */
function holdsRequirements(text: string): boolean {
  const lines = text.split('\n').map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
  const telling = lines.filter((line) => line !== '')
  const good = telling.filter((line) =>
    /^(?:-{1,2}[a-z]|[A-Za-z0-9][A-Za-z0-9._-]*\s*(?:\[[^\]]*\])?\s*(?:$|[=<>!~;@(\\])|[a-z+]+:\/\/|\.{0,2}\/)/i.test(
      line,
    ),
  )
  return telling.length > 0 && good.length * 2 > telling.length
}
