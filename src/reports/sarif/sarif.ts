import { byCodeUnit } from '../../facts/paths.ts'
import type { Report, SystemReport } from '../../verdict/report.ts'
import { forJson } from '../neutralise.ts'
import type { RenderOptions } from '../options.ts'
import { groupBy } from '../select.ts'
import { NOTIFICATION_DESCRIPTORS, notifications } from './notifications.ts'
import { results } from './results.ts'
import { descriptors, taxonomies } from './rules.ts'
import type { SarifLog, SarifRun } from './types.ts'

/** GitHub refuses a file with more runs. */
const MAX_RUNS = 20

/**
 * SARIF 2.1.0, within GitHub's limits for code scanning: one run for each profile, since GitHub takes a run's
 * `automationDetails.id` for the category whose alerts it replaces, and that must not change between uploads.
 */
export function renderSarif(report: Report, options: RenderOptions): string {
  const byProfile = [...groupBy(report.systems, (system) => system.profile)].toSorted(([a], [b]) =>
    byCodeUnit(a, b),
  )
  const single = options.category !== undefined || byProfile.length === 0 || byProfile.length > MAX_RUNS
  const log: SarifLog = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: single
      ? [run(report, report.systems, options.category ?? 'modelward/')]
      : byProfile.map(([profile, systems]) => run(report, systems, `modelward/${categoryPart(profile)}/`)),
  }
  return `${forJson(JSON.stringify(log, null, 2))}\n`
}

function run(report: Report, systems: readonly SystemReport[], category: string): SarifRun {
  const taxa = taxonomies(systems)
  const rules = descriptors(systems, taxa)
  const { shown, cut } = results(report, systems, rules)
  return {
    tool: {
      driver: {
        name: 'Modelward',
        semanticVersion: report.tool.version,
        informationUri: 'https://modelward.dev',
        rules,
        notifications: NOTIFICATION_DESCRIPTORS,
        ...(taxa.length === 0
          ? {}
          : { supportedTaxonomies: taxa.map(({ name }, index) => ({ name, index })) }),
      },
    },
    automationDetails: { id: category },
    invocations: [
      {
        executionSuccessful: report.verdict !== 'error',
        exitCode: report.exit_status,
        toolExecutionNotifications: notifications(report, systems, cut),
      },
    ],
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The top of the repository.' } } },
    ...(taxa.length === 0 ? {} : { taxonomies: taxa }),
    results: shown,
    properties: {
      verdict: report.verdict,
      effectiveTime: report.effective_time,
      packs: report.packs.map(({ name, version, digest }) => ({ name, version, digest })),
    },
  }
}

function categoryPart(profile: string): string {
  return profile.replace(/[^A-Za-z0-9._-]+/g, '-')
}
