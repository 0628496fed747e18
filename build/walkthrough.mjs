// Follows a page as a reader does, in an empty folder with node, git and modelward on the PATH and nothing else, and
// gives the page with what the commands print: `node build/walkthrough.mjs` writes the pages anew.
//
//   <!-- file: PATH -->     the block below is written to PATH
//   <!-- change: PATH -->   in PATH, the lines marked - become those marked +
//   ```console              each line `$ COMMAND` is run; what follows is its output
//
// Keys are made anew each time, so that digests differ: they are shown as sha256:… .
import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const PAGES = ['docs/authoring.md', 'docs/conftest.md']
const BLOCK = /(?:<!-- (file|change): (\S+) -->\n)?```(\w*)\n([\s\S]*?)```\n/g

export function walkthrough(text) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'modelward-walkthrough-')))
  const cwd = join(root, 'acme')
  mkdirSync(cwd)
  const env = surroundings(root)
  const steps = []
  try {
    const walked = text.replace(BLOCK, (all, kind, path, language, body) => {
      if (kind === 'file') writeInto(join(cwd, path), body)
      else if (kind === 'change')
        writeInto(join(cwd, path), changed(readFileSync(join(cwd, path), 'utf8'), body))
      else if (language === 'console') return `\`\`\`console\n${runAll(body, { cwd, env }, steps)}\`\`\`\n`
      return all
    })
    return { text: walked, steps }
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** A PATH of three programs. Nothing of the user's own settings gets through. */
function surroundings(root) {
  const bin = join(root, 'bin')
  mkdirSync(bin)
  symlinkSync(process.execPath, join(bin, 'node'))
  symlinkSync(which('git'), join(bin, 'git'))
  symlinkSync(resolve('dist/cli.js'), join(bin, 'modelward'))
  return { PATH: bin, HOME: root, TMPDIR: tmpdir(), GIT_CONFIG_NOSYSTEM: '1' }
}

function which(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      return realpathSync(join(folder, program))
    } catch {}
  }
  throw new Error(`There is no ${program} on the PATH.`)
}

function writeInto(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

function changed(text, diff) {
  const side = (mark) =>
    diff
      .split('\n')
      .filter((line) => line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join('')
  if (!text.includes(side('-'))) throw new Error(`The file does not hold\n${side('-')}`)
  return text.replace(side('-'), () => side('+'))
}

function runAll(body, options, steps) {
  let status = 0
  let printed = ''
  for (const line of body.split('\n')) {
    if (!line.startsWith('$ ')) continue
    const command = line.slice(2)
    const ran = spawnSync('/bin/sh', ['-c', `exec 2>&1; (exit ${status}); ${command}`], {
      ...options,
      encoding: 'utf8',
    })
    status = ran.status ?? 1
    steps.push({ command, status, output: ran.stdout })
    printed += `${line}\n${ran.stdout.replace(/sha256:[0-9a-f]{64}/g, 'sha256:…')}`
  }
  return printed
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const page of PAGES) writeFileSync(page, walkthrough(readFileSync(page, 'utf8')).text)
}
