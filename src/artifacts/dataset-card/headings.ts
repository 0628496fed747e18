import type { DatasetSectionName } from '../../facts/types.ts'
import type { HeadingTable } from '../markdown/sections.ts'

/** Headings of dataset cards: the Hub's template (huggingface_hub, templates/datasetcard_template.md), its older form in datasets, and common variants. */
export const DATASET_HEADINGS: HeadingTable<DatasetSectionName> = [
  [
    /^(?:data ?set |data )?(?:summary|description|overview|details|introduction)$|^about(?: (?:this|the) data ?set)?$/,
    ['summary'],
  ],
  [
    /^(?:intended|direct|primary) (?:use|usage)|^(?:data ?set )?(?:uses?|usage|use cases?)$|^supported tasks\b/,
    ['intended_use'],
  ],
  [
    /^(?:source data|data sources?|sources?|who are the source (?:data|language) producers)$/,
    ['source_data'],
  ],
  [
    /\bcollection process\b|^collection$|^(?:data ?set )?creation$|^how (?:it|the data) was collected$/,
    ['collection'],
  ],
  [/\bdata collection\b/, ['source_data', 'collection']],
  [/\bannotat(?:ion|ions|ors?)\b/, ['annotations']],
  [/\bpersonal\b|\bsensitive\b|\bprivacy\b|\bpii\b/, ['personal_information']],
  [/\bbias(?:es)?\b/, ['bias']],
  [/\blimitations?\b|\bcaveats?\b|\bknown issues\b/, ['limitations']],
  [/\bsocial impact\b/, ['social_impact']],
  [/\bmaintenance\b/, ['maintenance']],
  [/\blicen[cs](?:e|es|ing)\b|^terms of use$/, ['licensing']],
  [/\bcurators?\b|^(?:data ?set card )?authors?$/, ['curators']],
  [/\bcitations?\b|^(?:cite|citing|how to cite|bibtex)\b/, ['citation']],
  [
    /\bout of scope\b|\bmisuses?\b|^(?:data ?set structure|data instances|data fields|data splits|languages|table of contents|contributions|more information|glossary|curation rationale)$/,
    [],
  ],
]
