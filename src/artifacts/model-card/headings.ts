import type { SectionName } from '../../facts/types.ts'
import type { HeadingTable } from '../markdown/sections.ts'

/**
 * Headings of model cards: those of the Hub's template (huggingface_hub, templates/modelcard_template.md), of the
 * transformers Trainer, and of Mitchell et al., "Model Cards for Model Reporting" (2019), with the variants that are common.
 */
export const MODEL_HEADINGS: HeadingTable<SectionName> = [
  [
    /^(?:model |general |short |brief )?(?:description|summary|overview|details|introduction|information)$/,
    ['description'],
  ],
  [/^(?:about|about (?:this|the) model|highlights|key features|model sources)$/, ['description']],
  [
    /^(?:intended|direct|downstream|primary|foreseeable|recommended|potential) (?:intended )?(?:use|usage)/,
    ['intended_use'],
  ],
  [
    /^(?:uses|use cases?|applications?|intended (?:users?|purpose|applications?)|purpose|usage and limitations)\b/,
    ['intended_use'],
  ],
  [
    /\bout of scope\b|\bmisuses?\b|\b(?:prohibited|unintended|unsupported|inappropriate|excluded) us(?:e|es|age)\b/,
    ['out_of_scope_use'],
  ],
  [
    /\blimitations?\b|\bbias(?:es)?\b|\brisks?\b|\bcaveats?\b|\bknown issues\b|\bfailure modes\b/,
    ['limitations'],
  ],
  [/^(?:caveats and |ethical considerations and )?recommendations?$|^best practices$/, ['recommendations']],
  [
    /^how to (?:use|get started|run|start|load)\b|^(?:get|getting) started\b|^quick ?start\b/,
    ['how_to_start'],
  ],
  [
    /^(?:usage|example|examples|usage examples?|example usage|sample usage|inference|running the model)$/,
    ['how_to_start'],
  ],
  [
    /^(?:training|train|pre ?training|fine ?tuning)(?: and \w+)? (?:data|datasets?|corpus|corpora|data sets?)\b/,
    ['training_data'],
  ],
  [
    /^(?:data|datasets?|data sources?|datasets? used|model data|data overview|dataset description)$/,
    ['training_data'],
  ],
  [/^training details$/, ['training_data', 'training_procedure']],
  [
    /^(?:training|train|pre ?training|fine ?tuning)(?: (?:procedure|process|setup|config|configuration|regime|recipe|method|parameters|(?:and evaluation )?hyper ?parameters))?$/,
    ['training_procedure'],
  ],
  [/^(?:pre ?processing|hyper ?parameters|how (?:it|the model) was trained)$/, ['training_procedure']],
  [/^training results$/, ['training_procedure', 'evaluation']],
  [
    /^(?:model |benchmark |experimental |quantitative )?(?:evaluations?|eval|performance|benchmarks?|benchmarking|results?|metrics|analyses|accuracy)(?: (?!data\b).*)?$/,
    ['evaluation'],
  ],
  [/^(?:testing|test|evaluation) data\b/, ['evaluation']],
  [/\benvironmental\b|\bcarbon\b|\bco2\b|\benergy consumption\b/, ['environmental_impact']],
  [
    /^technical (?:specifications?|details)|^(?:model )?architecture\b|^compute infrastructure$|^model specifications?$/,
    ['technical_specifications'],
  ],
  [/\bcitations?\b|^(?:cite|citing|how to cite|bibtex)\b/, ['citation']],
  [/^(?:model card )?authors?$|^(?:contributors|developed by|credits|team)$/, ['authors']],
  [/\bcontact\b/, ['contact']],
  [/^(?:license|licensing|glossary|more information|acknowledge?ments?|references|model examination)$/, []],
]
