import type { Facts, Model } from '../../facts/types.ts'
import { manifestRecord } from '../manifest-record.ts'
import { known, ownerBlock, systemLine, TODO, yamlList } from '../parts.ts'

export const deployment = manifestRecord({
  name: 'deployment',
  list: 'deployments',
  about: 'What runs where, and how it is guarded.',
  body: (facts) => `${systemLine(facts)}
environment: ${TODO} # development, test, staging or production
${ownerBlock(facts)}
# reviewed: 2026-01-31

${yamlList(
  'models',
  facts.models.map((model) => modelEntry(facts, model)),
)}

# Every way in.
endpoints: []
#  - id: api
#    url: https://answers.example.com
#    exposure: internal # partner, public
#    authentication: oidc # how callers prove who they are
#    authorization: [staff]
#    rate_limit: 60/min

# logging: {events: [input, output], retention_days: 180, access: the team}
# encryption: {in_transit: TLS 1.3, at_rest: AES-256}
# guardrails: [{id: input-filter, kind: content filter, config: config/guardrails.yml}]
# oversight: {mode: human-on-the-loop, description: who watches}
# rollback: {procedure: deploy the digest before, tested: 2026-01-31}
`,
})

/** A model with its only file of weights; of several none is the one. */
function modelEntry({ files, model_cards: cards }: Facts, model: Model): string {
  const weights = model.files
    .flatMap((index) => files[index] ?? [])
    .filter(({ kind }) => kind === 'model-file')
  const [file, second] = weights
  const only = second === undefined ? file : undefined
  const version = model.card === null ? null : (cards[model.card]?.version ?? null)
  return [
    `  - id: ${known(model.name)}`,
    ...(version === null ? [] : [`    version: ${known(version)}`]),
    ...(only === undefined ? [] : [`    path: ${known(only.path)}`]),
    ...(only?.sha256
      ? [`    digest: ${known(`sha256:${only.sha256}`)}`]
      : ['    # digest: sha256:... of the file that is served']),
  ].join('\n')
}
