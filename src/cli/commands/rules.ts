import { loadPacks } from '../../policy/load-packs.ts'
import { forJson, forTerminal } from '../../reports/neutralise.ts'
import { oneLine } from '../../reports/wording.ts'
import { allOf, hasFlag } from '../arguments.ts'
import type { Command } from '../command.ts'

const SEVERITY_WIDTH = 'warning'.length

export const rules: Command = {
  name: 'rules',
  summary: 'List the rules: id, severity, title, and the defaults of their parameters.',
  usage: 'modelward rules [options]',
  options: {
    policy: { value: 'DIR', multiple: true, help: 'Also list the rules of a folder of your own Rego.' },
    json: { help: 'Print everything that is known of each rule, as JSON.' },
  },
  examples: [
    ['modelward rules', 'the shipped rules'],
    ['modelward rules --json', 'with description, remediation, controls, parameters, file and row'],
  ],
  async run(args, shell) {
    const packs = await loadPacks(allOf(args, 'policy'), shell.assets)
    const listed = packs.flatMap(({ pack }) => pack.rules.map((rule) => ({ pack: pack.name, ...rule })))
    if (hasFlag(args, 'json')) {
      shell.out(`${forJson(JSON.stringify(listed, null, 2))}\n`)
      return 0
    }
    const width = Math.max(...listed.map(({ id }) => id.length))
    for (const { id, severity, title, parameters } of listed) {
      shell.out(
        `${forTerminal(id).padEnd(width)}  ${severity.padEnd(SEVERITY_WIDTH)}  ${forTerminal(title)}\n`,
      )
      for (const [name, { default: value, description }] of Object.entries(parameters)) {
        const line = forTerminal(`${name}: ${JSON.stringify(value)}  ${oneLine(description)}`)
        shell.out(`${' '.repeat(width + SEVERITY_WIDTH + 4)}${line}\n`)
      }
    }
    return 0
  },
}
