import type { InitRecord } from '../record.ts'

export const config: InitRecord = {
  name: 'config',
  path: 'modelward.yml',
  of: 'tree',
  about: 'Which rules hold, and what blocks.',
  there: ({ files }) => files.find(({ path }) => /^modelward\.ya?ml$/.test(path))?.path ?? null,
  render: () => `# yaml-language-server: $schema=https://modelward.dev/schemas/modelward.schema.json
# Which rules hold, and what blocks. \`modelward rules\` lists them.
profile: default # baseline, release, or the path of a profile file
fail_on: error # warning, note
# systems: [models/*] # folders that are judged each on its own
# rules:
#   DOC-011: off
# exclude: [third_party/]
`,
}
