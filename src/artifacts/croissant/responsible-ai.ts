import type { DatasetSectionName } from '../../facts/types.ts'

// Croissant RAI 1.0, https://docs.mlcommons.org/croissant/docs/croissant-rai-spec.html

/** Properties of the vocabulary, and the section of a dataset card that each answers. */
export const RESPONSIBLE_AI: readonly (readonly [property: string, section: DatasetSectionName | null])[] = [
  ['dataCollection', 'collection'],
  ['dataCollectionType', 'collection'],
  ['dataCollectionMissingData', null],
  ['dataCollectionRawData', 'source_data'],
  ['dataCollectionTimeframe', null],
  ['dataImputationProtocol', null],
  ['dataPreprocessingProtocol', null],
  ['dataManipulationProtocol', null],
  ['dataAnnotationProtocol', 'annotations'],
  ['dataAnnotationPlatform', 'annotations'],
  ['dataAnnotationAnalysis', 'annotations'],
  ['annotationsPerItem', 'annotations'],
  ['annotatorDemographics', 'annotations'],
  ['machineAnnotationTools', 'annotations'],
  ['dataReleaseMaintenancePlan', 'maintenance'],
  ['personalSensitiveInformation', 'personal_information'],
  ['dataSocialImpact', 'social_impact'],
  ['dataBiases', 'bias'],
  ['dataLimitations', 'limitations'],
  ['dataUseCases', 'intended_use'],
]

/** Properties of schema.org and Croissant itself that answer a section. */
export const OTHER_SECTIONS: readonly (readonly [property: string, section: DatasetSectionName])[] = [
  ['description', 'summary'],
  ['isBasedOn', 'source_data'],
  ['prov:wasDerivedFrom', 'source_data'],
  ['license', 'licensing'],
  ['creator', 'curators'],
  ['maintainer', 'curators'],
  ['citeAs', 'citation'],
  ['citation', 'citation'],
]

/** Attributes of people that the vocabulary names for `personalSensitiveInformation`. */
const ATTRIBUTES =
  /^(?:gender|sex|socio-?economic status|geography|language|age|culture|experience(?: or seniority)?|seniority|race|ethnicity|religion|health|disability|names?|e-?mails?(?: address(?:es)?)?|faces|political (?:opinions?|views?))$/i
const NONE = /^(?:no|none|not applicable|n\/a)\b/i

/**
 * Does the data hold personal information? The property is free text: only what names attributes of people, or says
 * "none" in so many words, is an answer.
 */
export function personalData(texts: readonly string[]): boolean | null {
  if (texts.some((text) => ATTRIBUTES.test(text.trim()))) return true
  return texts.length > 0 && texts.every((text) => NONE.test(text.trim())) ? false : null
}
