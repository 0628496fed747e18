import type { InitRecord } from '../record.ts'

const PATH = '.github/workflows/modelward.yml'

export const workflow: InitRecord = {
  name: 'workflow',
  path: PATH,
  of: 'tree',
  about: 'The check on each pull request, as a GitHub workflow.',
  there: ({ files }) =>
    files.find(({ path }) => path === PATH || path === PATH.replace('.yml', '.yaml'))?.path ?? null,
  render: () => `name: modelward
on:
  pull_request:
  push:
    branches: [main]
permissions: {}
jobs:
  check:
    runs-on: ubuntu-latest
    permissions:
      contents: read # the gate, annotations and the job summary need no more
    steps:
      - uses: actions/checkout@1af3b93b6815bc44a9784bd300feb67ff0d1eeb3 # v6.0.0
        with:
          fetch-depth: 0 # lets DOC-011 compare the ages of card and weights
          persist-credentials: false
      - uses: modelward/modelward@v0 # pin the commit that you have reviewed
        with:
          fail-on: error
`,
}
