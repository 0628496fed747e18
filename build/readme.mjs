// Fills the examples of README.md and docs/lineage.md with the real output of the commands: `node build/readme.mjs`,
// `--check` only compares.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const PAGES = ['README.md', 'docs/lineage.md']
/** Files that are the output of a command as a whole. */
const FILES = [['docs/lineage.svg', ['lineage', '--format', 'svg', 'examples/credit-risk']]]

const MARKED =
  /(<!-- output: (check|lineage) (\S+?)(?:, (first|last) (?:(\d+) )?lines?)? -->\n```\n)([\s\S]*?)(```\n)/g

function outputOf(args) {
  return spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' }).stdout
}

/** A page with the output that the built commands give now. */
export function readme(text) {
  return text.replace(MARKED, (_all, head, command, folder, which, count, _old, tail) => {
    const lines = outputOf([command, folder]).trimEnd().split('\n')
    const chosen =
      which === 'first'
        ? lines.slice(0, Number(count))
        : which === 'last'
          ? lines.slice(-Number(count ?? 1))
          : lines
    return `${head}${chosen.join('\n')}\n${tail}`
  })
}

const wanted = [
  ...PAGES.map((page) => [page, readme(readFileSync(page, 'utf8'))]),
  ...FILES.map(([path, args]) => [path, outputOf(args)]),
]
for (const [path, text] of wanted) {
  if (!process.argv.includes('--check')) writeFileSync(path, text)
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} shows other output than the commands give: run node build/readme.mjs.`)
    process.exitCode = 1
  }
}
