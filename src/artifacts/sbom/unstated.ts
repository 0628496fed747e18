import type { ComponentData, ComponentModelCard } from '../../facts/types.ts'

/** A model card that says nothing yet: a format fills in what it can say. */
export const UNSTATED_CARD: ComponentModelCard = {
  task: null,
  datasets: [],
  evaluations: [],
  use_cases: [],
  technical_limitations: [],
  ethical_considerations: [],
  domains: [],
  model_types: [],
  training: null,
  hyperparameters: [],
  decision_thresholds: [],
  preprocessing: [],
  explainability: [],
  standards: [],
  safety_risk: null,
  autonomous: null,
  sensitive_personal_data: null,
}

/** A description of data that says nothing yet. */
export const UNSTATED_DATA: ComponentData = {
  classification: null,
  sensitive_data: [],
  custodians: [],
  stewards: [],
  owners: [],
  description: null,
  contents_url: null,
  types: [],
  intended_use: null,
  collection: null,
  known_biases: [],
  preprocessing: [],
  anonymization: [],
  size: null,
  sensitive_personal_data: null,
}
