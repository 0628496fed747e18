import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Contents, folder, modelward, type StartOptions, write } from './programs.ts'
import { bom, card, LIBRARY, soundModel } from './repositories.ts'

interface Unread {
  path: string
  kind: string
  reason: string
  extent: string
  message: string
  line: number | null
}

interface Examined {
  path: string
  status: number | null
  /** The report for a person. */
  text: string
  facts: FactsJson
  verdict: {
    status: number | null
    findings: { rule: string; path: string; line: number; message: string }[]
  }
}

interface FactsJson {
  model_cards: {
    path: string
    license: { id: string | null } | null
    sections: object
    front_matter: string
  }[]
  sboms: { path: string; valid: boolean | null; components: { name: string }[] }[]
  checksums: { manifest: string; subject: string; status: string }[]
  files: { path: string; kind: string }[]
  unread: Unread[]
}

/** A sound model that stands beside every bad file: it must not be lost. */
const NEIGHBOUR = Object.fromEntries(
  Object.entries(soundModel()).map(([name, content]) => [`neighbour/${name}`, content]),
)

/** Runs `check` and `facts` on bad files, and holds both to what is true of every run. */
async function examine(
  files: Contents,
  options: StartOptions & { spoil?: (path: string) => void } = {},
): Promise<Examined> {
  const { spoil, ...start } = options
  const path = folder({ ...NEIGHBOUR, ...files })
  spoil?.(path)
  const [text, json, facts] = await Promise.all([
    modelward(['check', path], start),
    modelward(['check', '--format', 'json', path], start),
    modelward(['facts', path], start),
  ])
  for (const { stdout, stderr } of [text, json, facts]) {
    expect(stderr).toBe('')
    expect(stdout.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([])
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  }
  expect(facts.status).toBe(0)
  expect([0, 1]).toContain(text.status)
  const document: FactsJson = JSON.parse(facts.stdout)
  expect(document.model_cards.map((one) => one.path)).toContain('neighbour/README.md')
  expect(document.checksums).toContainEqual(
    expect.objectContaining({ subject: 'neighbour/model.safetensors', status: 'match' }),
  )
  const { findings } = JSON.parse(json.stdout).systems[0]
  return {
    path,
    status: text.status,
    text: text.stdout,
    facts: document,
    verdict: { status: json.status, findings },
  }
}

/** `path:line reason extent message` of everything that was not read. */
function unreadOf({ facts }: Examined): string[] {
  return facts.unread.map(
    ({ path, line, reason, extent, message }) =>
      `${[path, line ?? []].flat().join(':')} ${reason} ${extent}: ${message}`,
  )
}

/** What is not read stands in the facts, in the findings and before the eyes of a person. */
function expectTold(examined: Examined, unread: readonly (string | RegExp)[]): void {
  expect(unreadOf(examined)).toEqual(
    unread.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))),
  )
  for (const { path, message } of examined.facts.unread) {
    expect(examined.text).toContain(message.replace(/\.$/, ''))
    expect(examined.verdict.findings).toContainEqual(expect.objectContaining({ path }))
  }
}

describe.concurrent('encodings', () => {
  test('not UTF-8: the byte and its line are told, and the rest is read', async () => {
    const bytes = Buffer.from(card()).toString('latin1').replace('Sorts letters', 'Sorts caf\u00e9 letters')
    const examined = await examine({ 'README.md': Buffer.from(bytes, 'latin1') })
    expectTold(examined, [
      /^README\.md:11 malformed part: The text is not UTF-8: byte 0xe9 at byte offset 139 /,
    ])
    expect(examined.facts.model_cards[0]?.license?.id).toBe('apache-2.0')
  })

  test('UTF-16', async () => {
    const examined = await examine({
      'sbom.cdx.json': Buffer.from(`\ufeff${bom('1.6', [LIBRARY])}`, 'utf16le'),
    })
    expectTold(examined, [/^sbom\.cdx\.json:1 malformed part: The text is encoded in UTF-16/])
    expect(examined.facts.sboms[0]?.components).toHaveLength(1)
  })

  test('a byte order mark', async () => {
    const examined = await examine({
      'README.md': `\ufeff${card()}`,
      'a.cdx.json': `\ufeff${bom('1.6', [LIBRARY])}`,
    })
    expectTold(examined, [])
    expect(examined.facts.model_cards[0]).toMatchObject({
      license: { id: 'apache-2.0' },
      warnings: [{ message: expect.stringMatching(/^The file begins with a byte order mark/) }],
    })
    expect(examined.facts.sboms[0]).toMatchObject({ valid: true, components: [{ name: 'numpy' }] })
  })

  test('CRLF is as good as LF', async () => {
    const [crlf, lf] = await Promise.all([
      examine({ 'README.md': card().replaceAll('\n', '\r\n') }),
      examine({ 'README.md': card() }),
    ])
    expectTold(crlf, [])
    expect(crlf.facts.model_cards).toEqual(lf.facts.model_cards)
    expect(crlf.verdict).toEqual(lf.verdict)
  })
})

describe.concurrent('content that is broken', () => {
  test('empty files', async () => {
    const names = [
      'README.md',
      'SHA256SUMS',
      'a.cdx.json',
      'bom.json',
      'dvc.lock',
      'ml-system.yml',
      'model.pkl',
    ]
    const examined = await examine(Object.fromEntries(names.map((name) => [name, ''])))
    expectTold(examined, [
      'README.md malformed file: The file is empty.',
      'SHA256SUMS malformed file: The file is empty.',
      'a.cdx.json:1 malformed file: There is no JSON value: the text is empty.',
      'bom.json malformed file: The file is empty.',
      /^dvc\.lock:1 malformed file: /,
      'ml-system.yml malformed file: The file is empty.',
      'model.pkl malformed file: The file is empty.',
    ])
  })

  test('truncated JSON: the line where it ends', async () => {
    const text = `{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,\n"components": [\n{"name": "a"`
    const examined = await examine({ 'sbom.cdx.json': text })
    expectTold(examined, [
      'sbom.cdx.json:3 malformed file: The JSON text ends within an object: it is cut off or a bracket is missing.',
    ])
  })

  test('duplicate keys: which, where, and what counts', async () => {
    const examined = await examine({
      'README.md': card().replace('license:', 'license: mit\nlicense:'),
      'sbom.cdx.json': bom('1.6', [LIBRARY]).replace('"name":', '\n"name":"torch",\n"name":'),
    })
    expectTold(examined, [
      'README.md:3 malformed part: The key "license" stands more than once in its mapping; the last one counts.',
      'sbom.cdx.json:3 malformed part: The key "name" stands more than once in its object; the last one counts.',
    ])
    expect(examined.facts.model_cards[0]?.license?.id).toBe('apache-2.0')
    expect(examined.facts.sboms[0]?.components[0]?.name).toBe('numpy')
  })

  test('a front matter without end: the sections of the card are still read', async () => {
    const examined = await examine({ 'README.md': card().replace('\n---\n#', '\n#') })
    expectTold(examined, [
      'README.md:1 malformed part: The front matter has no end: a line that is only "---" is missing.',
    ])
    expect(examined.facts.model_cards[0]).toMatchObject({
      front_matter: 'invalid',
      sections: { intended_use: { text_present: true } },
    })
  })

  test('an SBOM of a version that does not exist: read as far as it goes, and not taken for valid', async () => {
    const examined = await examine({
      'sbom.cdx.json': bom('9.9', [LIBRARY]).replace('"specVersion"', '\n"specVersion"'),
    })
    expectTold(examined, [/^sbom\.cdx\.json:2 unsupported part: CycloneDX 9\.9: /])
    expect(examined.facts.sboms[0]).toMatchObject({ valid: null, components: [{ name: 'numpy' }] })
  })
})

describe.concurrent('content that is made to harm', () => {
  test('a YAML alias bomb', async () => {
    const lists = 'bcdefghijk'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghijk'[index]}`).join(', ')}]\n`)
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${lists.join('')}`
    const examined = await examine({
      'README.md': card().replace('license:', `${bomb}license:`),
      'dvc.yaml': `stages: {}\n${bomb}`,
    })
    expectTold(examined, [
      /^README\.md:\d+ limit part: Aliases make the document more than .* larger\.$/,
      /^dvc\.yaml:\d+ limit file: Aliases make the document more than .* larger\.$/,
    ])
  })

  test('nesting 100,000 deep', async () => {
    const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000)
    const examined = await examine({
      'README.md': card().replace('language: en', `tags: ${deep('[', ']')}`),
      'a.cdx.json': bom('1.6').replace('[]', deep('[', ']')),
      'b.cdx.json': bom('1.6').replace('[]', deep('[{"components":', '}]').replace(':}', ':[]}')),
      'dvc.yaml': `stages: ${deep('{a: ', '}')}\n`,
      'events.json': `{"eventType": "START", "eventTime": ${deep('[', ']')}, "run": {}, "job": {}}`,
      'modelward.schema.json': deep('[', ']'),
    })
    expectTold(examined, [
      /^README\.md:5 limit part: Values are nested more than 200 deep\.$/,
      /^a\.cdx\.json:1 limit file: Values are nested more than 200 deep\.$/,
      /^b\.cdx\.json:1 limit file: Values are nested more than 200 deep\.$/,
      /^dvc\.yaml:1 limit file: Values are nested more than 200 deep\.$/,
      /^events\.json:1 limit file: Values are nested more than 200 deep\.$/,
    ])
  })

  test('files of 1 GB are refused by their size or read line by line, in little memory', async () => {
    const gigabyte = 2 ** 30
    const names = {
      'README.md': card(),
      'events.ndjson':
        '{"eventType": "START", "eventTime": "2026-01-01T00:00:00Z", "run": {"runId": "x"}, "job": {"name": "x"}}\n',
      'sbom.cdx.json': bom('1.6'),
    }
    const spoil = (path: string) => {
      for (const name of Object.keys(names)) truncateSync(join(path, name), gigabyte)
    }
    const examined = await examine(names, { spoil, node: ['--max-old-space-size=512'] })
    expectTold(examined, [
      /^README\.md limit file: .*the file has 1073741824 bytes, and at most \d+ are read\.$/,
      /^events\.ndjson:1 malformed part: The event has no "job" with "namespace" and "name"\.$/,
      /^events\.ndjson:2 limit part: The line is longer than \d+ bytes\.$/,
      /^sbom\.cdx\.json limit file: .*the file has 1073741824 bytes, and at most \d+ are read\.$/,
    ])
    const tell = `data:text/javascript,process.on('exit',()=>process.stderr.write(process.resourceUsage().maxRSS+''))`
    const { stderr } = await modelward(['check', examined.path], { node: ['--import', tell] })
    expect(Number(stderr)).toBeLessThan(300 * 1024)
  })

  test('a SHA256SUMS that points outside the tree: nothing outside is opened, and the other lines count', async () => {
    const outside = folder({ secret: 'secret' })
    const digest = '1a'.repeat(32)
    const manifest = `${digest}  ../../etc/passwd\n${digest}  ${outside}/secret\n${digest}  neighbour/README.md\n`
    const examined = await examine({ SHA256SUMS: manifest })
    expectTold(examined, [
      'SHA256SUMS:1 outside-tree part: The name "../../etc/passwd" leaves the tree.',
      `SHA256SUMS:2 outside-tree part: The name "${outside}/secret" leaves the tree.`,
    ])
    const statuses = examined.facts.checksums
      .filter((one) => one.manifest === 'SHA256SUMS')
      .map((one) => one.status)
    expect(statuses).toEqual(['not-checkable', 'not-checkable', 'mismatch'])
  })

  test('prototype keys', async () => {
    const examined = await examine({
      'README.md': card().replace(
        'language:',
        '__proto__: {license: mit}\nconstructor: {prototype: {x: 1}}\nlanguage:',
      ),
      'sbom.cdx.json': bom('1.6', [LIBRARY]).replace('{', '{"__proto__": {"components": []},'),
    })
    expect(examined.facts.model_cards[0]?.license?.id).toBe('apache-2.0')
    expect(examined.facts.sboms[0]?.components).toHaveLength(1)
  })
})

describe.concurrent('names and kinds of file', () => {
  test('a card that is a directory', async () => {
    const examined = await examine({
      'README.md/inside.txt': 'x',
      'a.cdx.json/b.cdx.json': bom('1.6', [LIBRARY]),
    })
    expectTold(examined, [
      'README.md unreadable file: It is a folder, and a file of that name is what is read.',
      'a.cdx.json unreadable file: It is a folder, and a file of that name is what is read.',
    ])
    expect(examined.facts.sboms.map(({ path }) => path)).toEqual(['a.cdx.json/b.cdx.json'])
  })

  test('symbolic links that lead nowhere or outside, and a pipe', async () => {
    const spoil = (path: string) => {
      symlinkSync('nowhere.md', join(path, 'README.md'))
      symlinkSync('/etc/passwd', join(path, 'bom.json'))
      symlinkSync('/', join(path, 'models'))
    }
    const examined = await examine({}, { spoil })
    expectTold(examined, [
      'README.md unreadable file: It is a symbolic link to a file that is not there.',
      'bom.json outside-tree file: It is a symbolic link that leaves the tree, and is not followed.',
      'models outside-tree file: It is a symbolic link that leaves the tree, and is not followed.',
    ])
  })

  test('what the system refuses to open', async () => {
    const spoil = (path: string) => {
      chmodSync(path, 0o755)
      chmodSync(join(path, 'sbom.cdx.json'), 0o000)
      chmodSync(join(path, 'closed'), 0o000)
    }
    // The superuser may open everything.
    const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    const examined = await examine({ 'sbom.cdx.json': bom('1.6'), 'closed/a.txt': 'x' }, { spoil, ...nobody })
    chmodSync(join(examined.path, 'closed'), 0o755)
    expectTold(examined, [
      'sbom.cdx.json unreadable file: The system refuses to open it.',
      'closed unreadable file: The system refuses to open it.',
    ])
  })

  test('newlines, quotes, "::", terminal escapes and bidi characters: told apart, and harmless', async () => {
    const names = [
      'a\nb',
      'c\r::stop-commands::d',
      '::error file=e::f',
      '"g\'h',
      '\u001b[31mi',
      '\u202ej',
      '\u009bk',
      '##[error]l',
      '%0A::m',
    ]
    const broken = '---\nlicense: mit\nname: "\u001b[2J\n::set-output name=verdict::pass\n'
    const examined = await examine(Object.fromEntries(names.map((name) => [`${name}/README.md`, broken])))
    expect(examined.facts.unread.map(({ path }) => path).sort()).toEqual(
      names.map((name) => `${name}/README.md`).sort(),
    )
    for (const shown of [
      'a\\nb/',
      'c\\r::stop',
      '::error file=e::f/',
      '"g\'h/',
      '\\x1b[31mi/',
      '\\u202ej/',
      '\\x9bk/',
      '##\\x5berror]l/',
      '%0A::m/',
    ]) {
      expect(examined.text).toContain(`${examined.path}/${shown}`)
    }
    const github = await modelward(['check', '--format', 'github', examined.path])
    for (const line of github.stdout.trimEnd().split('\n')) {
      expect(line).toMatch(/^::(?:error|warning|notice) [^:]*::/)
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    }
  })

  test('a name that is no UTF-8', async () => {
    const spoil = (path: string) => {
      const name = Buffer.concat([Buffer.from(`${path}/caf`), Buffer.from([0xe9])])
      mkdirSync(name)
      writeFileSync(Buffer.concat([name, Buffer.from('/README.md')]), card())
    }
    const examined = await examine({}, { spoil })
    expectTold(examined, [/^caf\\xe9 unreadable file: Its name is not UTF-8/])
  })

  test('a file in the place of its folder, or a great many files', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => [`notes/${index}.json`, '{}'])
    const examined = await examine(Object.fromEntries(many))
    expectTold(examined, [])
    expect(examined.facts.files).toHaveLength(3003)
  })
})

test('a folder that is not there any more says so, and so does one that may not be entered', async () => {
  const path = folder()
  write(path, { 'inside/a.txt': 'x' })
  chmodSync(path, 0o000)
  const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
  const { status, stderr } = await modelward(['check', join(path, 'inside')], nobody)
  chmodSync(path, 0o755)
  expect(stderr).toMatch(/^modelward: .*inside.*\n$/)
  expect(status).toBe(2)
})
