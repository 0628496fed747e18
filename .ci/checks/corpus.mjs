// Reads real artifacts with the built library, and holds what it says against the files themselves:
//   node .ci/checks/corpus.mjs FOLDER
// Every file is read, or unread with a reason, or named below as no artifact; valid files are valid and say something.
// Then it judges each repository that the folder holds and prints which rules found what, as their owners would see it.
import assert from 'node:assert/strict'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { load } from 'js-yaml'
import { check, readFacts } from '../../dist/index.mjs'

const TIME = '2026-11-22T00:00:00Z'

/** What is in the folder and no artifact, and why. */
const NO_ARTIFACT = [
  [/(^|\/)\.(gitignore|gitattributes|dvcignore)$/, 'settings of git and DVC'],
  [/\.github\/workflows\/|\.gitlab-ci\.yml$|\.devcontainer\.json$/, 'settings of CI and editors'],
  [
    /\/dvc-example-get-started\/README\.md$/,
    'the page of a repository: no front matter, and no model beside it',
  ],
  [/\/(params\.yaml|eval_config\.json)$/, 'parameters of programs'],
  [
    /\/sample_(no_metadata|template|invalid_card_data)\.md$/,
    'without a key of a card, under names that any page may have',
  ],
  [/\/keys\/certificate\/[\w-]+\.pem$/, 'keys and certificates'],
  [/\/signme-\d$/, 'a few bytes that were signed'],
]

/** An XML tag with the text after it, and the paths of components and their names. */
const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>([^<]*)/g
const COMPONENT = /^bom\/(?:metadata\/component|components\/component)(?:\/components\/component)*$/
const COMPONENT_NAME =
  /^bom\/(?:metadata\/component|components\/component)(?:\/components\/component)*\/name$/

const [corpus] = process.argv.slice(2)
if (corpus === undefined) {
  console.error('usage: node .ci/checks/corpus.mjs FOLDER')
  process.exit(2)
}

const scratch = mkdtempSync(join(tmpdir(), 'modelward-corpus-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
const copy = join(scratch, 'corpus')
cpSync(corpus, copy, { recursive: true })
makeRemovable()
const [facts] = await readFacts({ path: copy })

const files = everyFileIsAccountedFor()
const boms = bomsAreWhatTheyAre()
const cards = cardsAreWhatTheyAre()
const runs = lineageIsWhatItIs()
const pointers = pointersAreWhatTheyAre()
const repositories = await judgeAll()
console.log(
  `${files} files accounted for; ${boms} BOMs, ${cards} cards, ${runs} runs and ${pointers} pointer files read as they are; ${repositories} repositories judged without a fault`,
)

/** Folders that may only be read were copied with that mode. */
function makeRemovable() {
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o755)
  }
}

function everyFileIsAccountedFor() {
  const entries = readdirSync(copy, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  )
  const paths = entries.map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(copy.length + 1)
      .replaceAll('\\', '/'),
  )
  const byPath = new Map(facts.files.map((file) => [file.path, file]))
  const unread = new Map(facts.unread.map((entry) => [entry.path, entry]))
  const records = new Set(
    [
      ...facts.model_cards,
      ...facts.dataset_cards,
      ...facts.sboms,
      ...facts.lineage.files.map((path) => ({ path })),
      ...facts.lineage.remotes,
      ...facts.dependencies,
      ...facts.signatures,
      ...facts.checksums.map(({ manifest }) => ({ path: manifest })),
      ...facts.files.filter(({ kind }) => kind === 'model-file'),
    ].map(({ path }) => path),
  )
  for (const path of paths) {
    const file = byPath.get(path)
    if (unread.has(path)) {
      assert.ok(unread.get(path).message.length > 10, `${path} is unread without a reason`)
      continue
    }
    assert.ok(file, `${path} is not in the facts at all`)
    if (records.has(path)) continue
    const exempt = NO_ARTIFACT.some(([pattern]) => pattern.test(path))
    assert.ok(exempt, `${path} (${file.kind}) gives no facts, is not unread, and is not known as no artifact`)
    assert.equal(file.kind, 'other', path)
  }
  for (const [pattern, reason] of NO_ARTIFACT) {
    assert.ok(
      paths.some((path) => pattern.test(path)),
      `nothing is exempt as "${reason}" any more`,
    )
  }
  return paths.length
}

function bomsAreWhatTheyAre() {
  const boms = facts.sboms.filter(({ format }) => format.startsWith('cyclonedx-'))
  for (const {
    path,
    format,
    spec_version,
    components,
    dependencies,
    vulnerabilities,
    valid,
    errors,
  } of boms) {
    const text = readFileSync(join(copy, path), 'utf8')
    const stated = format === 'cyclonedx-xml' ? statedByXml(text) : statedByJson(JSON.parse(text))
    assert.equal(spec_version, stated.version, path)
    const names = components.map(({ name }) => name).sort()
    assert.deepEqual(names, stated.names.sort(), `${path}: names of components`)
    assert.deepEqual(Object.keys(dependencies).sort(), stated.dependencies.sort(), `${path}: dependencies`)
    assert.equal(vulnerabilities.length, stated.vulnerabilities, `${path}: vulnerabilities`)
    // The name's promise is about the schema in CycloneDX's own test files only.
    const promise = path.includes('/cyclonedx-spec/')
      ? /^(valid|invalid)-/.exec(basename(path))?.[1]
      : undefined
    if (promise !== undefined) assert.equal(valid, promise === 'valid', `${path} ${JSON.stringify(errors)}`)
    if (valid === false) assert.ok(errors.length > 0, path)
  }
  for (const [format, least] of [
    ['cyclonedx-json', 20],
    ['cyclonedx-xml', 20],
  ]) {
    const named = boms.filter((bom) => bom.format === format).map(({ path }) => basename(path))
    assert.ok(named.filter((name) => name.startsWith('invalid-')).length >= 5, format)
    assert.ok(named.filter((name) => name.startsWith('valid-')).length >= least, format)
  }
  return boms.length
}

function statedByJson(bom) {
  const components = allComponents([bom.metadata?.component ?? [], bom.components ?? []].flat())
  return {
    version: bom.specVersion,
    names: components.map(({ name }) => name ?? ''),
    dependencies: [...new Set((bom.dependencies ?? []).map(({ ref }) => ref))],
    vulnerabilities: (bom.vulnerabilities ?? []).length,
  }
}

/** As the tags say, one after the other: what stands at which path. */
function statedByXml(text) {
  const names = []
  const dependencies = new Set()
  let vulnerabilities = 0
  const open = []
  const plain = text
    .replaceAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
    .replaceAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, raw) => raw.replaceAll('<', '&lt;'))
  for (const [, end, tag, attributes, empty, content] of plain.matchAll(TAG)) {
    const name = tag.replace(/^.*:/, '')
    if (end) {
      open.pop()
      continue
    }
    open.push(name)
    const path = open.join('/')
    if (COMPONENT.test(path)) names.push('')
    if (COMPONENT_NAME.test(path)) names[names.length - 1] = content.trim()
    if (path === 'bom/dependencies/dependency') dependencies.add(/ref="([^"]*)"/.exec(attributes)[1])
    if (path === 'bom/vulnerabilities/vulnerability') vulnerabilities += 1
    if (empty) open.pop()
  }
  const [, version] = /"http:\/\/cyclonedx\.org\/schema\/bom\/([\d.]+)"/.exec(text)
  return { version, names, dependencies: [...dependencies], vulnerabilities }
}

function allComponents(components) {
  return components.flatMap((component) => [component, ...allComponents(component.components ?? [])])
}

/** Those of the Hub, whose front matter is YAML; tests/oracles holds the others against readers of theirs. */
function cardsAreWhatTheyAre() {
  const cards = [...facts.model_cards, ...facts.dataset_cards].filter(
    ({ format }) => format === 'hugging-face',
  )
  for (const card of cards) {
    const text = readFileSync(join(copy, card.path), 'utf8')
    const stated = load(/^---\r?\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '') ?? {}
    const list = (value) => [value ?? []].flat().map(String)
    assert.equal(card.front_matter, 'valid', card.path)
    const licenses = list(stated.license)
    assert.equal(card.license?.id ?? '', licenses.join(', '), `${card.path}: license`)
    assert.deepEqual(card.languages, list(stated.language), `${card.path}: languages`)
    if ('tags' in card) assert.deepEqual(card.tags, list(stated.tags), `${card.path}: tags`)
    if ('datasets' in card)
      assert.deepEqual(
        card.datasets.map(({ id }) => id),
        list(stated.datasets),
        card.path,
      )
    if ('task_categories' in card)
      assert.deepEqual(card.task_categories, list(stated.task_categories), card.path)
    const filled = Object.values(card.sections).filter((section) => section.text_present)
    // Cards of the Hub that are more than a fixture have prose in them.
    if (text.length > 2000) assert.ok(filled.length > 0, `${card.path}: no section has text`)
  }
  assert.ok(cards.length >= 25)
  return facts.model_cards.length + facts.dataset_cards.length
}

function lineageIsWhatItIs() {
  const ids = new Set()
  const stages = new Set()
  for (const path of facts.lineage.files) {
    const { format } = facts.files.find((file) => file.path === path)
    const text = readFileSync(join(copy, path), 'utf8')
    if (format === 'openlineage') for (const event of [JSON.parse(text)].flat()) ids.add(event.run?.runId)
    if (format === 'dvc-yaml')
      for (const stage of Object.keys(load(text).stages)) stages.add(`${path} ${stage}`)
  }
  ids.delete(undefined)
  const read = (format) => facts.lineage.runs.filter((run) => run.format === format)
  assert.deepEqual(
    read('openlineage')
      .map(({ id }) => id)
      .sort(),
    [...ids].sort(),
  )
  assert.equal(read('dvc').length, stages.size)
  assert.ok(ids.size > 10 && stages.size > 3)
  return facts.lineage.runs.length
}

function pointersAreWhatTheyAre() {
  const pointers = facts.files.filter((file) => file.lfs_pointer)
  for (const { path, sha256, size } of pointers) {
    const text = readFileSync(join(copy, path), 'utf8')
    assert.equal(
      text,
      `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${size}\n`,
      path,
    )
  }
  assert.ok(pointers.length > 30)
  return pointers.length
}

/** The repositories as their owners have them: a card is the README.md of one, and so is a BOM's folder. */
async function judgeAll() {
  const found = new Map()
  let judged = 0
  for (const [name, path] of naturalRepositories()) {
    const report = await check({ path, effectiveTime: TIME })
    assert.notEqual(
      report.verdict,
      'error',
      `${name}: ${JSON.stringify(report.systems[0].rules.filter((rule) => rule.error))}`,
    )
    assert.notEqual(report.verdict, 'nothing-evaluated', name)
    judged += 1
    for (const { rule, severity, kind } of report.systems.flatMap(({ findings }) => findings)) {
      const key = `${rule}  ${kind === 'unverified' ? 'review' : severity}`
      const entry = found.get(key) ?? { findings: 0, repositories: new Set() }
      entry.findings += 1
      entry.repositories.add(name)
      found.set(key, entry)
    }
  }
  console.log(`Findings in ${judged} repositories of one card, BOM or pipeline each:`)
  for (const [key, { findings, repositories }] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [rule, severity] = key.split('  ')
    console.log(
      `  ${rule.padEnd(9)} ${severity.padEnd(8)} ${String(findings).padStart(5)} in ${String(repositories.size).padStart(3)}`,
    )
  }
  return judged
}

function* naturalRepositories() {
  for (const [index, { path, format }] of facts.model_cards.entries()) {
    // A BOM's own card is judged with the BOM.
    if (format === 'cyclonedx') continue
    const folder = join(scratch, 'models', String(index))
    mkdirSync(folder, { recursive: true })
    cpSync(join(copy, path), join(folder, format === 'hugging-face' ? 'README.md' : basename(path)))
    yield [path, folder]
  }
  for (const { path } of facts.dataset_cards)
    if (basename(path) === 'README.md') yield [path, join(copy, dirname(path))]
  for (const [index, { path }] of facts.sboms.entries()) {
    const folder = join(scratch, 'boms', String(index))
    mkdirSync(folder, { recursive: true })
    cpSync(join(copy, path), join(folder, basename(path)))
    yield [path, folder]
  }
  yield ['dvc-example-get-started', join(copy, 'lineage/dvc-example-get-started')]
}
