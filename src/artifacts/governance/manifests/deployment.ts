import type { FullDate, Link, Owner } from './common.ts'

/** `deployment.yml`: what runs where, and how it is guarded. */
export interface DeploymentFile {
  /** Id of the system, as in ml-system.yml. */
  system?: string
  environment: 'development' | 'test' | 'staging' | 'production' | 'TODO'
  owner: Owner
  reviewed?: FullDate
  /** The models that are served. */
  models: {
    /** As the card names it. @minLength 1 */
    id: string
    version?: string
    /** `sha256:` and the digest of the file that is served. */
    digest?: string
    path?: Link
  }[]
  /** Every way in. */
  endpoints: {
    /** @minLength 1 */
    id: string
    url?: string
    protocol?: string
    exposure?: 'internal' | 'partner' | 'public'
    /** How callers prove who they are. */
    authentication?: 'oidc' | 'oauth2' | 'saml' | 'mtls' | 'api-key' | 'basic' | 'iam' | 'other' | 'none'
    /** Which roles may call it. */
    authorization?: string[]
    /** Calls by caller and time: "60/min". */
    rate_limit?: string
  }[]
  /** Who may reach what: data, model, endpoint. */
  access?: {
    /** @minLength 1 */
    role: string
    /** Data, model, endpoint, logs. */
    resources?: string[]
    permissions?: string[]
  }[]
  logging?: {
    events?: string[]
    retention_days?: number
    access?: string
    location?: string
  }
  encryption?: {
    in_transit?: string
    at_rest?: string
    key_management?: string
  }
  network?: {
    segmentation?: string
    egress?: string
  }
  /** Filters of input and output, tool allow lists, content policies. */
  guardrails?: {
    /** @minLength 1 */
    id: string
    kind?: string
    description?: string
    config?: Link
  }[]
  /** How people watch over it. */
  oversight?: {
    mode?: 'human-in-the-loop' | 'human-on-the-loop' | 'human-in-command' | 'none'
    description?: string
  }
  rollback?: {
    procedure?: string
    tested?: FullDate
    previous_digest?: string
  }
  documents?: Link[]
}
