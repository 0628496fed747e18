import type { LicenseTerms } from '../facts/types.ts'

// What licenses ask, in five yes-or-no facts. It is no legal advice: a policy uses it to say where a person should look.

const PERMISSIVE: LicenseTerms = {
  commercial_use: true,
  derivatives: true,
  share_alike: false,
  use_restrictions: false,
  attribution: true,
}
const FREE_OF_CONDITIONS: LicenseTerms = { ...PERMISSIVE, attribution: false }
const COPYLEFT: LicenseTerms = { ...PERMISSIVE, share_alike: true }
/** Free for any purpose but those that the license lists; the list has to be passed on. */
const RESPONSIBLE_USE: LicenseTerms = { ...PERMISSIVE, use_restrictions: true }
const RESEARCH_ONLY: LicenseTerms = { ...PERMISSIVE, commercial_use: false, use_restrictions: true }

/** SPDX ids whose terms do not follow from the id. Families with many versions are in `termsByPattern`. */
const SPDX_TERMS: ReadonlyMap<string, LicenseTerms> = new Map([
  ['0BSD', FREE_OF_CONDITIONS], // https://spdx.org/licenses/0BSD.html
  ['AFL-3.0', PERMISSIVE], // https://spdx.org/licenses/AFL-3.0.html, section 6
  ['Apache-2.0', PERMISSIVE], // https://www.apache.org/licenses/LICENSE-2.0, section 4
  ['Artistic-2.0', PERMISSIVE], // https://spdx.org/licenses/Artistic-2.0.html
  ['BSL-1.0', PERMISSIVE], // https://www.boost.org/LICENSE_1_0.txt
  ['C-UDA-1.0', RESPONSIBLE_USE], // https://spdx.org/licenses/C-UDA-1.0.html: computational use only
  ['CC0-1.0', FREE_OF_CONDITIONS], // https://creativecommons.org/publicdomain/zero/1.0/legalcode
  ['CDLA-Permissive-1.0', PERMISSIVE], // https://cdla.dev/permissive-1-0/, section 3.1
  ['CDLA-Permissive-2.0', FREE_OF_CONDITIONS], // https://cdla.dev/permissive-2-0/: only the text has to go along
  ['CDLA-Sharing-1.0', COPYLEFT], // https://cdla.dev/sharing-1-0/, section 3.1
  ['ECL-2.0', PERMISSIVE], // https://spdx.org/licenses/ECL-2.0.html
  ['EPL-1.0', COPYLEFT], // https://www.eclipse.org/legal/epl-v10.html, section 3
  ['EPL-2.0', COPYLEFT], // https://www.eclipse.org/legal/epl-2.0/, section 3
  ['EUPL-1.1', COPYLEFT], // https://spdx.org/licenses/EUPL-1.1.html, article 5
  ['EUPL-1.2', COPYLEFT], // https://spdx.org/licenses/EUPL-1.2.html, article 5
  ['ISC', PERMISSIVE], // https://spdx.org/licenses/ISC.html
  ['LGPLLR', COPYLEFT], // https://spdx.org/licenses/LGPLLR.html
  ['LPPL-1.3c', PERMISSIVE], // https://www.latex-project.org/lppl/lppl-1-3c/
  ['MIT', PERMISSIVE], // https://spdx.org/licenses/MIT.html
  ['MIT-0', FREE_OF_CONDITIONS], // https://spdx.org/licenses/MIT-0.html
  ['MPL-1.1', COPYLEFT], // https://www.mozilla.org/MPL/1.1/, section 3.1
  ['MPL-2.0', COPYLEFT], // https://www.mozilla.org/MPL/2.0/, section 3
  ['MS-PL', PERMISSIVE], // https://spdx.org/licenses/MS-PL.html
  ['NCSA', PERMISSIVE], // https://spdx.org/licenses/NCSA.html
  ['ODC-By-1.0', PERMISSIVE], // https://opendatacommons.org/licenses/by/1-0/, section 4.2
  ['ODbL-1.0', COPYLEFT], // https://opendatacommons.org/licenses/odbl/1-0/, section 4.4
  ['OFL-1.1', COPYLEFT], // https://spdx.org/licenses/OFL-1.1.html, condition 5
  ['OSL-3.0', COPYLEFT], // https://spdx.org/licenses/OSL-3.0.html, section 1(c)
  ['OpenMDW-1.0', PERMISSIVE], // https://openmdw.ai/license/
  ['PDDL-1.0', FREE_OF_CONDITIONS], // https://opendatacommons.org/licenses/pddl/1-0/
  ['PostgreSQL', PERMISSIVE], // https://spdx.org/licenses/PostgreSQL.html
  ['Python-2.0', PERMISSIVE], // https://spdx.org/licenses/Python-2.0.html
  ['Unlicense', FREE_OF_CONDITIONS], // https://unlicense.org/
  ['WTFPL', FREE_OF_CONDITIONS], // https://spdx.org/licenses/WTFPL.html
  ['Zlib', PERMISSIVE], // https://spdx.org/licenses/Zlib.html
  ['etalab-2.0', PERMISSIVE], // https://spdx.org/licenses/etalab-2.0.html
])

export interface KnownLicense {
  /** SPDX id or LicenseRef-...; null for the name of a family. */
  readonly spdx: string | null
  readonly terms: LicenseTerms | null
}

function reference(name: string, terms: LicenseTerms): KnownLicense {
  return { spdx: `LicenseRef-${name}`, terms }
}

function family(terms: LicenseTerms | null): KnownLicense {
  return { spdx: null, terms }
}

function spdx(id: string): KnownLicense {
  return { spdx: id, terms: termsOfSpdxId(id) }
}

/**
 * Names that SPDX does not know, in lower case: license ids of the Hugging Face Hub
 * (https://huggingface.co/docs/hub/repositories-licenses), then names that cards give in `license_name`.
 */
export const KNOWN_LICENSES: ReadonlyMap<string, KnownLicense> = new Map([
  ['bsd', family(PERMISSIVE)],
  ['cc', family(null)],
  ['gfdl', family(COPYLEFT)],
  ['gpl', family(COPYLEFT)],
  ['lgpl', family(COPYLEFT)],
  ['openrail', family(RESPONSIBLE_USE)], // https://www.licenses.ai/

  ['c-uda', spdx('C-UDA-1.0')],
  ['lgpl-lr', spdx('LGPLLR')],
  ['odbl', spdx('ODbL-1.0')],
  ['odc-by', spdx('ODC-By-1.0')],
  ['pddl', spdx('PDDL-1.0')],

  ['apple-amlr', reference('apple-amlr', RESEARCH_ONLY)], // https://huggingface.co/apple/deeplabv3-mobilevit-small/blob/main/LICENSE
  ['apple-ascl', reference('apple-ascl', PERMISSIVE)], // https://developer.apple.com/support/downloads/terms/apple-sample-code/
  ['bigcode-openrail-m', reference('bigcode-openrail-m', RESPONSIBLE_USE)], // https://www.bigcode-project.org/docs/pages/model-license/
  ['bigscience-bloom-rail-1.0', reference('bigscience-bloom-rail-1.0', RESPONSIBLE_USE)], // https://huggingface.co/spaces/bigscience/license
  ['bigscience-openrail-m', reference('bigscience-openrail-m', RESPONSIBLE_USE)], // https://www.licenses.ai/blog/2022/8/26/bigscience-open-rail-m-license
  ['creativeml-openrail-m', reference('creativeml-openrail-m', RESPONSIBLE_USE)], // https://huggingface.co/spaces/CompVis/stable-diffusion-license
  ['deepfloyd-if-license', reference('deepfloyd-if-license', RESEARCH_ONLY)], // https://github.com/deep-floyd/IF/blob/develop/LICENSE-MODEL
  ['fair-noncommercial-research-license', reference('fair-noncommercial-research-license', RESEARCH_ONLY)], // https://huggingface.co/facebook/fair-noncommercial-research-license
  ['gemma', reference('gemma', RESPONSIBLE_USE)], // https://ai.google.dev/gemma/terms, sections 3.1 and 3.2
  ['grok2-community', reference('grok2-community', RESEARCH_ONLY)], // https://huggingface.co/xai-org/grok-2/blob/main/LICENSE: commercial use below a revenue only
  ['h-research', reference('h-research', RESEARCH_ONLY)], // https://huggingface.co/Hcompany: research license
  ['intel-research', reference('intel-research', RESEARCH_ONLY)], // https://huggingface.co/Intel: research use license
  ['llama2', reference('llama2', RESPONSIBLE_USE)], // https://ai.meta.com/llama/license/; own license above 700 million users
  ['llama3', reference('llama3', RESPONSIBLE_USE)], // https://www.llama.com/llama3/license/; as llama2
  ['llama3.1', reference('llama3.1', RESPONSIBLE_USE)], // https://www.llama.com/llama3_1/license/; as llama2
  ['llama3.2', reference('llama3.2', RESPONSIBLE_USE)], // https://www.llama.com/llama3_2/license/; as llama2
  ['llama3.3', reference('llama3.3', RESPONSIBLE_USE)], // https://www.llama.com/llama3_3/license/; as llama2
  ['llama4', reference('llama4', RESPONSIBLE_USE)], // https://www.llama.com/llama4/license/; as llama2
  ['openmdw-1.1', reference('openmdw-1.1', PERMISSIVE)], // https://openmdw.ai/license/
  ['openrail++', reference('openrail-plus-plus', RESPONSIBLE_USE)], // https://huggingface.co/stabilityai/stable-diffusion-xl-base-1.0/blob/main/LICENSE.md

  ['deepseek', reference('deepseek', RESPONSIBLE_USE)], // https://github.com/deepseek-ai/DeepSeek-LLM/blob/main/LICENSE-MODEL, attachment A
  ['deepseek-license', reference('deepseek', RESPONSIBLE_USE)], // the same
  ['flux-1-dev-non-commercial-license', reference('flux-1-dev-non-commercial-license', RESEARCH_ONLY)], // https://huggingface.co/black-forest-labs/FLUX.1-dev/blob/main/LICENSE.md
  ['mnpl', reference('mnpl', RESEARCH_ONLY)], // https://mistral.ai/licenses/MNPL-0.1.md
  ['mrl', reference('mrl', RESEARCH_ONLY)], // https://mistral.ai/licenses/MRL-0.1.md
  ['nvidia-open-model-license', reference('nvidia-open-model-license', RESPONSIBLE_USE)], // https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/
  ['qwen-research', reference('qwen-research', RESEARCH_ONLY)], // https://huggingface.co/Qwen/Qwen2.5-3B/blob/main/LICENSE
  ['stabilityai-ai-community', reference('stabilityai-ai-community', RESEARCH_ONLY)], // https://stability.ai/community-license-agreement: commercial use below a revenue only
  ['tongyi-qianwen', reference('tongyi-qianwen', RESPONSIBLE_USE)], // https://github.com/QwenLM/Qwen/blob/main/Tongyi%20Qianwen%20LICENSE%20AGREEMENT; own license above 100 million users
])

/** Terms of an SPDX license id in its official spelling; null if the table does not know it. */
export function termsOfSpdxId(id: string): LicenseTerms | null {
  return SPDX_TERMS.get(id) ?? termsByPattern(id)
}

function termsByPattern(id: string): LicenseTerms | null {
  // https://creativecommons.org/share-your-work/cclicenses/: the id spells out what the license asks.
  const elements = /^CC-BY((?:-(?:NC|SA|ND))*)-\d/.exec(id)?.[1]
  if (elements !== undefined) {
    return {
      ...PERMISSIVE,
      commercial_use: !elements.includes('NC'),
      derivatives: !elements.includes('ND'),
      share_alike: elements.includes('SA'),
    }
  }
  if (/^BSD-[1-4]-Clause/.test(id)) return PERMISSIVE // https://spdx.org/licenses/BSD-3-Clause.html
  if (/^(?:A|L)?GPL-\d|^GFDL-\d/.test(id)) return COPYLEFT // https://www.gnu.org/licenses/licenses.html
  return null
}
