// Fills README.md's examples with the real output of the commands: `node build/readme.mjs`, `--check` only compares.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const MARKED = /(<!-- output: check (\S+?)(?:, (first|last) (?:(\d+) )?lines?)? -->\n```\n)([\s\S]*?)(```\n)/g

/** README.md with the output that the built command gives now. */
export function readme(text) {
  return text.replace(MARKED, (_all, head, folder, which, count, _old, tail) => {
    const { stdout } = spawnSync(process.execPath, ['dist/cli.js', 'check', folder], { encoding: 'utf8' })
    const lines = stdout.trimEnd().split('\n')
    const chosen =
      which === 'first'
        ? lines.slice(0, Number(count))
        : which === 'last'
          ? lines.slice(-Number(count ?? 1))
          : lines
    return `${head}${chosen.join('\n')}\n${tail}`
  })
}

const before = readFileSync('README.md', 'utf8')
const after = readme(before)
if (process.argv.includes('--check')) {
  if (before !== after) {
    console.error('README.md shows other output than the commands give: run node build/readme.mjs.')
    process.exitCode = 1
  }
} else {
  writeFileSync('README.md', after)
}
