import type { SectionName } from '../../facts/types.ts'
import type { HeadingTable } from '../markdown/sections.ts'

/**
 * Headings of model cards: those of the Hub's template (huggingface_hub, templates/modelcard_template.md), of the
 * transformers Trainer, of Mitchell et al., "Model Cards for Model Reporting" (2019), of NVIDIA's Model Card++ and of
 * Docker's catalogue, with the variants that are common.
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
  [/^considerations$/, ['limitations']],
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
  [/^training (?:testing )?and evaluation datasets?$/, ['training_data', 'evaluation']],
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
  [
    /^(?:inputs?|outputs?|characteristics|available model variants|software integration|model versions?(?: s)?|supported hardware\b.*|runtime engines?\b.*)$/,
    ['technical_specifications'],
  ],
  [/^use this (?:ai )?model\b/, ['how_to_start']],
  [/\bcitations?\b|^(?:cite|citing|how to cite|bibtex)\b/, ['citation']],
  [/^(?:model card )?authors?$|^(?:contributors|developed by|credits|team)$/, ['authors']],
  [/\bcontact\b/, ['contact']],
  [
    /^(?:licen[cs]e|licensing|licen[cs]e terms of use|deployment geography|release date|links|references?(?: s)?|glossary|more information|acknowledge?ments?|model examination)$/,
    [],
  ],
]
