/**
 * `ml-system.yml`: the manifest of a system, for what nobody can read from other artifacts.
 * The source of `policies/schemas/ml-system.schema.json`.
 */
export interface MlSystemFile {
  /**
   * Stable name of the system.
   * @minLength 1
   */
  id: string
  /** The person or team that answers for the system. */
  owner: {
    /** @minLength 1 */
    name: string
    /** Mail address, chat channel or URL. */
    contact: string
  }
  /** In the words of the EU AI Act: do you provide the system, deploy it, or both? */
  role: 'provider' | 'deployer' | 'both'
  /**
   * What the system is for, in one or two sentences.
   * @minLength 1
   */
  intended_purpose: string
  risk_tier: 'minimal' | 'limited' | 'high' | 'prohibited'
  /** Why it is in that tier. */
  risk_tier_rationale: string
  /** Do its outputs decide on, or rank, people? */
  people_affecting: boolean
  /** Does it process personal data, in training or in use? */
  personal_data: boolean
  /** Protected health information (45 CFR 160.103). */
  phi?: boolean
  /** Does it make text, images, sound or code? */
  generative?: boolean
  /** Can it act through tools? */
  agentic?: boolean
  exposure: 'internal' | 'partner' | 'public'
  /** Is it used, or sold, for profit? Decides what a license allows. */
  commercial_use?: boolean
  /** ISO 3166 codes, or `EU`. */
  jurisdictions?: string[]
  /** Framework ids that the system is held to, as under policies/frameworks. */
  frameworks?: string[]
  /** Models of others that it is built on. */
  third_party_models?: {
    /** Hub id, purl or URL, as the card names it. */
    id: string
    supplier?: string
    url?: string
    /** Full commit id or digest. */
    revision?: string
    /** SPDX expression or Hugging Face license id. */
    license?: string
    /** Who looked at it before it was taken in, when, and where that is written. */
    review?: { by: string; date: string; reference?: string }
  }[]
  /** What is known of the data that other artifacts do not say. */
  datasets?: {
    id: string
    /** `unknown` says so on purpose, and asks for a `risk`. */
    provenance?: 'known' | 'unknown'
    /** Id in the risk register. */
    risk?: string
    origin?: string
    /** How it was collected. */
    collection?: string
    /** Who answers for it. */
    steward?: string
    purpose?: string
    license?: string
    classification?: string
    personal_data?: boolean
    /** Full commit id, version or digest. */
    revision?: string
  }[]
}
