import { UserError } from '../../errors.ts'
import type { SystemFacts } from '../../facts/build.ts'
import { readSystems } from '../../read-systems.ts'
import {
  isLineageFormat,
  LINEAGE_FORMATS,
  type LineageFormatId,
  type LineageReport,
  problemsOf,
} from '../../reports/lineage/index.ts'
import { forTerminal } from '../../reports/neutralise.ts'
import { optionOf } from '../arguments.ts'
import type { Command } from '../command.ts'
import { type OutputFormats, pairOutputs, writeOutput } from '../outputs.ts'
import { createProgress } from '../progress.ts'
import { parseSelection, SELECTION_OPTIONS } from '../selection.ts'
import { chooseSystems, SYSTEM_OPTION } from '../systems.ts'

const { rev = { help: '' }, config = { help: '' } } = SELECTION_OPTIONS

const FORMATS: OutputFormats<LineageFormatId> = {
  known: Object.keys(LINEAGE_FORMATS).filter(isLineageFormat),
  byExtension: {
    '.txt': 'text',
    '.mmd': 'mermaid',
    '.mermaid': 'mermaid',
    '.dot': 'dot',
    '.gv': 'dot',
    '.svg': 'svg',
    '.html': 'html',
    '.json': 'json',
  },
}

export const lineage: Command = {
  name: 'lineage',
  summary: 'Draw what each model was made of: datasets, runs and base models, and what is missing.',
  usage: 'modelward lineage [options] [PATH]',
  options: {
    rev,
    config,
    system: SYSTEM_OPTION,
    format: {
      short: 'f',
      value: 'FORMAT',
      multiple: true,
      help: `Form of the drawing: ${FORMATS.known.join(', ')}. Default: text.`,
    },
    output: {
      short: 'o',
      value: 'FILE',
      multiple: true,
      help: 'Write it to FILE; without --format, the ending of FILE says the form.',
    },
  },
  examples: [
    ['modelward lineage', 'the tree of each model in this folder'],
    ['modelward lineage -o lineage.html', 'a page with a picture'],
    ['modelward lineage --rev v1.2.0 --format mermaid', 'of a tag, for a Markdown file'],
    ['modelward lineage --format dot | dot -Tpdf -o lineage.pdf', 'drawn by Graphviz'],
  ],
  async run(args, shell) {
    const outputs = pairOutputs<LineageFormatId>(args, FORMATS)
    const progress = createProgress(shell)
    const read = await readSystems({
      ...parseSelection(args, shell),
      assets: shell.assets,
      onProgress: progress.update,
    }).finally(progress.clear)
    const chosen = chooseSystems(read.systems, ({ facts }) => facts.system, optionOf(args, 'system'))
    const reports = await Promise.all(chosen.map(reportOf))
    for (const { format, path } of outputs) {
      const { load, joins } = LINEAGE_FORMATS[format]
      if (!joins && reports.length > 1) throw severalSystems(format, reports)
      const render = await load()
      const { color, columns } = shell.terminal
      const options = path === null ? { color, ...(columns === undefined ? {} : { columns }) } : {}
      const text = reports.map((report) => `${heading(format, reports, report)}${render(report, options)}`)
      if (path === null) shell.out(text.join('\n'))
      else await writeOutput(shell, path, text.join('\n'))
    }
    return 0
  },
}

async function reportOf({ facts, placer }: SystemFacts): Promise<LineageReport> {
  const { graph } = facts.lineage
  const problems = await Promise.all(
    problemsOf(graph).map(async ({ pointer, ...problem }) => {
      const { path, line } = await placer.place(pointer)
      return { ...problem, path, line }
    }),
  )
  return { system: facts.system.id, graph, problems }
}

function heading(format: LineageFormatId, { length }: readonly LineageReport[], { system }: LineageReport) {
  return format === 'text' && length > 1 ? `${forTerminal(system)}\n\n` : ''
}

function severalSystems(format: string, reports: readonly LineageReport[]): UserError {
  const known = reports.map(({ system }) => `"${system}"`).join(', ')
  return new UserError(
    'ARGUMENT',
    `A drawing as ${format} is of one system, and there are ${reports.length}: ${known}. Choose one with --system.`,
  )
}
