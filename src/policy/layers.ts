import type { RuleSetting } from '../config/types.ts'
import { type ErrorPlace, UserError } from '../errors.ts'
import type { Profile, ProfileLayer } from './profile.ts'
import type { LocateSetting } from './profile-file.ts'
import type { Severity } from './types.ts'

/** Where a decision about a rule comes from. */
export type Source =
  /** The rule's own METADATA. */
  | { readonly kind: 'metadata' }
  /** The user added the folder that the rule stands in. */
  | { readonly kind: 'folder' }
  | { readonly kind: 'profile'; readonly name: string; place(): ErrorPlace | undefined }
  /** `modelward.yml`. */
  | { readonly kind: 'config'; place(): ErrorPlace | undefined }

/** A source that is a file, which can be wrong. */
export type FileSource = Extract<Source, { place: unknown }>

/** What one file says of rules. Places are worked out only where they are told. */
export interface Layer {
  readonly rules: RuleList | undefined
  readonly settings: readonly Setting[]
}

/** A profile's choice among the shipped rules. */
export interface RuleList {
  readonly source: FileSource
  readonly ids: 'all' | readonly { readonly id: string; readonly source: FileSource }[]
}

export interface Setting {
  readonly id: string
  readonly source: FileSource
  readonly severity?: Severity | 'off' | undefined
  readonly parameters?: readonly ParameterSetting[]
}

export interface ParameterSetting {
  readonly name: string
  readonly value: unknown
  readonly source: FileSource
}

/** `rules:` of modelward.yml; `locate` takes pointers from the top of the file. */
export interface ConfiguredRules {
  readonly settings: Readonly<Record<string, RuleSetting>>
  readonly locate?: LocateSetting
}

/** What speaks of rules, the last word last: profiles from the one that extends nothing on, then modelward.yml. */
export function layersOf(profile: Profile, configured: ConfiguredRules): Layer[] {
  return [...profile.layers.map(profileLayer), configLayer(configured)]
}

function profileLayer({ name, file, locate }: ProfileLayer): Layer {
  const { rules, severities = {}, parameters = {} } = file
  const at = (pointer: readonly string[], part: 'key' | 'value'): FileSource => ({
    kind: 'profile',
    name,
    place: () => locate(pointer, part),
  })
  return {
    rules: rules && {
      source: at(['rules'], 'key'),
      ids:
        rules === 'all' ? rules : rules.map((id, i) => ({ id, source: at(['rules', String(i)], 'value') })),
    },
    settings: [
      ...Object.entries(severities).map(([id, severity]) => ({
        id,
        severity,
        source: at(['severities', id], 'key'),
      })),
      ...Object.entries(parameters).map(([id, values]) => ({
        id,
        source: at(['parameters', id], 'key'),
        parameters: Object.entries(values).map(([name, value]) => ({
          name,
          value,
          source: at(['parameters', id, name], 'key'),
        })),
      })),
    ],
  }
}

function configLayer({ settings, locate = () => undefined }: ConfiguredRules): Layer {
  const at = (...pointer: string[]): FileSource => ({ kind: 'config', place: () => locate(pointer, 'key') })
  return {
    rules: undefined,
    settings: Object.entries(settings).map(([id, setting]) => {
      const { severity, parameters = {} } = typeof setting === 'string' ? { severity: setting } : setting
      return {
        id,
        severity,
        source: at('rules', id),
        parameters: Object.entries(parameters).map(([name, value]) => ({
          name,
          value,
          source: at('rules', id, 'parameters', name),
        })),
      }
    }),
  }
}

/** A mistake in a profile (PROFILE) or in modelward.yml (CONFIG), at its place. */
export function settingError(source: FileSource, message: string): UserError {
  const place = source.place()
  return new UserError(source.kind === 'config' ? 'CONFIG' : 'PROFILE', message, place ? { place } : {})
}
