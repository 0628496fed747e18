import { describe, expect, test } from 'vitest'
import { dependencies } from '../../../src/artifacts/dependencies/index.ts'
import { candidate } from '../helpers.ts'
import { readFile } from './read-file.ts'

const A = 'a1'.repeat(32)
const COMMIT = 'c0'.repeat(20)
const SRI = `sha512-${'A'.repeat(86)}==`

/** Name, what is known of the version, whether it is pinned, digests, source, group. */
async function rows(path: string, content: string) {
  const { file, unread } = await readFile(path, content)
  expect(unread).toEqual([])
  expect(file.complete).toBe(true)
  return file.entries.map(({ name, specifier, pinned, hashes, source, group }) =>
    [name, specifier ?? 'any', pinned ? 'pinned' : 'open', hashes, source, group]
      .filter((x) => x !== null)
      .join(' '),
  )
}

describe('pyproject.toml', () => {
  const PYPROJECT = `[build-system]
requires = ["setuptools>=61"]
[project]
dependencies = [
  "torch==2.5.1", # weights
  "own-lib",
  "away",
]
[project.optional-dependencies]
gpu = ["triton>=3"]
[dependency-groups]
test = ["pytest", {include-group = "gpu"}]
[tool.uv.sources]
own-lib = { path = "libs/own" }
away = { git = "https://github.com/o/away", rev = "${COMMIT}" }
[[tool.uv.index]]
url = "https://user:pw@pypi.corp/simple"
default = true
`
  test('the standard tables, and the sources of uv', async () => {
    expect(await rows('pyproject.toml', PYPROJECT)).toEqual([
      'torch ==2.5.1 pinned 0 registry',
      'own-lib any pinned 0 path',
      'away any pinned 0 vcs',
      'triton >=3 open 0 registry gpu',
      'pytest any open 0 registry test',
      'setuptools >=61 open 0 registry build-system',
    ])
    const { file, place } = await readFile('pyproject.toml', PYPROJECT)
    expect(file).toMatchObject({ format: 'pyproject-toml', ecosystem: 'pypi', lock: false })
    expect(file.indexes).toEqual([{ kind: 'index', url: 'https://pypi.corp/simple', insecure: false }])
    expect(await place(['entries', '0', 'specifier'])).toEqual({
      line: 5,
      column: 3,
      end_line: 5,
      end_column: 17,
    })
    expect(await place(['indexes', '0'])).toMatchObject({ line: 17 })
  })

  test('Poetry’s tables', async () => {
    const content = `[tool.poetry.dependencies]
python = "^3.11"
torch = "2.5.1"
numpy = "^1.26"
any = "*"
lib = { git = "https://github.com/o/lib.git", tag = "v1" }
many = [{ version = "1.0", python = "<3.8" }, { version = ">=2", markers = "os_name == 'nt'" }]
wheel = { url = "https://x.org/w.whl" }
[tool.poetry.group.dev.dependencies]
black = { version = "==24.1.0", extras = ["d"] }
[[tool.poetry.source]]
name = "corp"
url = "http://pypi.corp/simple"
`
    expect(await rows('pyproject.toml', content)).toEqual([
      'torch 2.5.1 pinned 0 registry',
      'numpy ^1.26 open 0 registry',
      'any any open 0 registry',
      'lib any open 0 vcs',
      'many 1.0 pinned 0 registry',
      'many >=2 open 0 registry',
      'wheel any open 0 url',
      'black ==24.1.0 pinned 0 registry dev',
    ])
    expect((await readFile('pyproject.toml', content)).file.indexes).toEqual([
      { kind: 'extra-index', url: 'http://pypi.corp/simple', insecure: true },
    ])
  })

  test('what is wrong is said, and the rest is read', async () => {
    const { file, unread } = await readFile('pyproject.toml', '[project]\ndependencies = ["a b c", "d", 5]\n')
    expect(file.entries.map(({ name }) => name)).toEqual(['d'])
    expect(unread.map(({ line, column }) => [line, column])).toEqual([
      [2, 17],
      [2, 31],
    ])
    const broken = await readFile('pyproject.toml', '[project]\ndependencies = [\n')
    expect(broken).toMatchObject({ file: { complete: false, entries: [] }, unread: [{ extent: 'file' }] })
  })

  test('one that speaks of tools alone is none', () => {
    expect(
      dependencies.recognise(candidate('pyproject.toml', '[tool.black]\nline-length = 100\n')),
    ).toBeNull()
  })
})

describe('locks of Python', () => {
  test('poetry.lock, of both forms', async () => {
    const content = `[[package]]
name = "Torch"
version = "2.5.1"
groups = ["main"]
files = [ {file = "a.whl", hash = "sha256:${A}"}, {file = "b.whl", hash = "md5:00"} ]

[[package]]
name = "lib"
version = "1.0"
category = "dev"
[package.source]
type = "git"
url = "https://github.com/o/lib"
resolved_reference = "${COMMIT}"

[[package]]
name = "corp"
version = "2"
[package.source]
type = "legacy"
url = "https://pypi.corp/simple"

[metadata]
lock-version = "1.1"
[metadata.files]
corp = [ {file = "c.whl", hash = "sha256:${A}"} ]
`
    expect(await rows('poetry.lock', content)).toEqual([
      'torch ==2.5.1 pinned 1 registry',
      'lib ==1.0 pinned 0 vcs dev',
      'corp ==2 pinned 1 registry',
    ])
    const { file, place } = await readFile('poetry.lock', content)
    expect(file).toMatchObject({ lock: true, indexes: [{ url: 'https://pypi.corp/simple' }] })
    expect(await place(['entries', '1', 'url'])).toEqual({ line: 8, column: 8, end_line: 8, end_column: 13 })
  })

  test('uv.lock', async () => {
    const content = `version = 1
[[package]]
name = "me"
version = "0.1"
source = { virtual = "." }
[[package]]
name = "torch"
version = "2.5.1"
source = { registry = "https://pypi.org/simple" }
sdist = { url = "https://x/t.tar.gz", hash = "sha256:${A}" }
wheels = [ { url = "https://x/t.whl", hash = "sha256:${A}" } ]
[[package]]
name = "lib"
version = "1"
source = { git = "https://github.com/o/lib?rev=v1#${COMMIT}" }
[[package]]
name = "archive"
version = "1"
source = { url = "https://x/a.zip" }
`
    expect(await rows('uv.lock', content)).toEqual([
      'me ==0.1 pinned 0 path',
      'torch ==2.5.1 pinned 2 registry',
      'lib ==1 pinned 0 vcs',
      'archive ==1 pinned 0 url',
    ])
  })

  test('pdm.lock', async () => {
    const content = `[metadata]
lock_version = "4.5"
[[package]]
name = "torch"
version = "2.5.1"
files = [ {file = "t.whl", hash = "sha256:${A}"} ]
[[package]]
name = "lib"
version = "1"
git = "https://github.com/o/lib"
ref = "main"
revision = "${COMMIT}"
[[package]]
name = "own"
version = "0"
path = "./own"
`
    expect(await rows('pdm.lock', content)).toEqual([
      'torch ==2.5.1 pinned 1 registry',
      'lib ==1 pinned 0 vcs',
      'own ==0 pinned 0 path',
    ])
  })

  test('pylock.toml', async () => {
    const content = `lock-version = "1.0"
created-by = "pip"
[[packages]]
name = "torch"
version = "2.5.1"
index = "https://pypi.org/simple"
[[packages.wheels]]
url = "https://x/t.whl"
hashes = {sha256 = "${A}"}
[[packages]]
name = "lib"
vcs = {type = "git", url = "https://github.com/o/lib", commit-id = "${COMMIT}"}
[[packages]]
name = "own"
directory = {path = "own"}
[[packages]]
name = "zip"
archive = {url = "https://x/z.zip", hashes = {sha512 = "${A}${A}"}}
`
    expect(await rows('pylock.gpu.toml', content)).toEqual([
      'torch ==2.5.1 pinned 1 registry',
      'lib any pinned 0 vcs',
      'own any pinned 0 path',
      'zip any pinned 1 url',
    ])
  })

  test('Pipfile and Pipfile.lock', async () => {
    const pipfile = `[[source]]
url = "https://pypi.org/simple"
verify_ssl = false
[packages]
torch = "==2.5.1"
lib = {git = "https://github.com/o/lib.git", ref = "${COMMIT}"}
any = "*"
[dev-packages]
pytest = {version = ">=8", extras = ["x"]}
[requires]
python_version = "3.11"
`
    expect(await rows('Pipfile', pipfile)).toEqual([
      'torch ==2.5.1 pinned 0 registry',
      'lib any pinned 0 vcs',
      'any any open 0 registry',
      'pytest >=8 open 0 registry dev',
    ])
    expect((await readFile('Pipfile', pipfile)).file.indexes).toMatchObject([
      { kind: 'index', insecure: true },
    ])
    const lock = JSON.stringify({
      _meta: { sources: [{ url: 'https://pypi.org/simple' }] },
      default: { torch: { version: '==2.5.1', hashes: [`sha256:${A}`], markers: "os_name == 'nt'" } },
      develop: { own: { path: '.', editable: true } },
    })
    expect(await rows('Pipfile.lock', lock)).toEqual([
      'torch ==2.5.1 pinned 1 registry',
      'own any pinned 0 path develop',
    ])
  })
})

test('setup.cfg', async () => {
  const content = `[metadata]
name = x
[options]
packages = find:
install_requires =
    torch>=2; python_version<"3.13"
    # a comment
    numpy
setup_requires = wheel; cython>=3
[options.extras_require]
test = pytest==8.0
`
  expect(await rows('setup.cfg', content)).toEqual([
    'torch >=2 open 0 registry',
    'numpy any open 0 registry',
    'wheel any open 0 registry setup_requires',
    'cython >=3 open 0 registry setup_requires',
    'pytest ==8.0 pinned 0 registry test',
  ])
  const { place } = await readFile('setup.cfg', content)
  expect(await place(['entries', '1'])).toEqual({ line: 8, column: 5, end_line: 8, end_column: 10 })
})

describe('conda', () => {
  test('environment.yml', async () => {
    const content = `name: risk
channels:
  - conda-forge
  - nodefaults
dependencies:
  - python=3.11
  - conda-forge::numpy==1.26.4
  - scipy=1.11.4=py311h64a7726_0
  - pytorch>=2,<3
  - pip
  - pip:
      - -r requirements.txt
      - --extra-index-url https://x.org/simple
      - torchmetrics==1.4.0
`
    expect(await rows('environment.yml', content)).toEqual([
      'python =3.11 open 0 registry',
      'numpy ==1.26.4 pinned 0 registry',
      'scipy =1.11.4=py311h64a7726_0 pinned 0 registry',
      'pytorch >=2,<3 open 0 registry',
      'pip any open 0 registry',
      'torchmetrics ==1.4.0 pinned 0 registry pip',
    ])
    const { file } = await readFile('environment.yml', content)
    expect(file.indexes.map(({ kind, url }) => `${kind} ${url}`)).toEqual([
      'channel conda-forge',
      'extra-index https://x.org/simple',
    ])
    expect(file.includes).toMatchObject([{ name: 'requirements.txt', exists: false }])
  })

  test('an explicit list, and conda-lock', async () => {
    const url = 'https://conda.anaconda.org/conda-forge/linux-64/my-lib-1.2.3-h0_0.conda'
    expect(
      await rows('conda-linux-64.lock', `# platform\n@EXPLICIT\n${url}#${A}\n${url}#${'b2'.repeat(16)}\n`),
    ).toEqual(['my-lib ==1.2.3 pinned 1 registry', 'my-lib ==1.2.3 pinned 0 registry'])
    const lock = `version: 1
metadata:
  channels:
  - url: conda-forge
package:
- name: python
  version: 3.11.0
  manager: conda
  platform: linux-64
  hash: {md5: aa, sha256: ${A}}
  category: main
- name: Torch_Metrics
  version: 1.4.0
  manager: pip
  hash: {sha256: ${A}}
`
    expect(await rows('conda-lock.yml', lock)).toEqual([
      'python ==3.11.0 pinned 1 registry',
      'torch-metrics ==1.4.0 pinned 1 registry pip',
    ])
  })

  test('other files of YAML with dependencies are none of it', () => {
    const chart = 'name: x\ndependencies:\n  - name: postgres\n    version: 1\n'
    expect(dependencies.recognise(candidate('env.yaml', chart))).toBeNull()
  })
})

describe('npm', () => {
  test('package.json', async () => {
    const content = JSON.stringify({
      dependencies: {
        a: '^1.0.0',
        b: '1.2.3',
        c: `github:o/r#${COMMIT}`,
        d: 'o/r#main',
        e: 'file:../e',
        f: 'npm:@s/f@2.0.0',
        g: 'https://x.org/g.tgz',
        h: '*',
        i: 'workspace:*',
      },
      devDependencies: { j: '1.x' },
    })
    expect(await rows('web/package.json', content)).toEqual([
      'a ^1.0.0 open 0 registry',
      'b 1.2.3 pinned 0 registry',
      'c any pinned 0 vcs',
      'd any open 0 vcs',
      'e any pinned 0 path',
      '@s/f 2.0.0 pinned 0 registry',
      'g any open 0 url',
      'h any open 0 registry',
      'i any pinned 0 path',
      'j 1.x open 0 registry dev',
    ])
  })

  test('package-lock.json of version 3', async () => {
    const content = JSON.stringify(
      {
        lockfileVersion: 3,
        packages: {
          '': { dependencies: { a: '^1.0.0' } },
          'node_modules/a': {
            version: '1.0.1',
            resolved: 'https://registry.npmjs.org/a/-/a-1.0.1.tgz',
            integrity: SRI,
          },
          'node_modules/a/node_modules/@s/b': {
            version: '2.0.0',
            resolved: 'https://npm.corp/@s/b/-/b-2.0.0.tgz',
            integrity: 'sha1-AAAA',
            dev: true,
          },
          'node_modules/c': { version: '1.0.0', resolved: `git+ssh://git@github.com/o/c.git#${COMMIT}` },
          'node_modules/d': { resolved: 'libs/d', link: true },
          'libs/d': { version: '0.1.0' },
          'node_modules/e': { version: '3.0.0', resolved: 'https://x.org/e.tgz' },
        },
      },
      null,
      1,
    )
    expect(await rows('package-lock.json', content)).toEqual([
      'a ==1.0.1 pinned 1 registry',
      '@s/b ==2.0.0 pinned 0 registry dev',
      'c any pinned 0 vcs',
      'd any pinned 0 path',
      'e any open 0 url',
    ])
    const { file, place } = await readFile('package-lock.json', content)
    expect(file.indexes).toEqual([{ kind: 'index', url: 'https://npm.corp/', insecure: false }])
    expect(await place(['entries', '1', 'version'])).toMatchObject({ line: 14 })
  })

  test('package-lock.json of version 1', async () => {
    const content = JSON.stringify({
      lockfileVersion: 1,
      dependencies: {
        a: {
          version: '1.0.1',
          integrity: SRI,
          dependencies: { b: { version: '2.0.0', integrity: SRI, dev: true } },
        },
        c: { version: `git+https://github.com/o/c.git#${COMMIT}` },
      },
    })
    expect(await rows('package-lock.json', content)).toEqual([
      'a ==1.0.1 pinned 1 registry',
      'c any pinned 0 vcs',
      'b ==2.0.0 pinned 1 registry dev',
    ])
  })

  test('a package that needs nothing is no dependency file', () => {
    expect(dependencies.recognise(candidate('package.json', '{"name": "x", "type": "module"}'))).toBeNull()
  })
})
