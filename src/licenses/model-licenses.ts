import type { LicenseTerms } from '../facts/types.ts'
import { copyleft, nonCommercial, permissive, researchOnly, responsibleUse } from './terms.ts'

/** A license of models that SPDX does not list. */
export interface ModelLicense {
  /** Its SPDX id is `LicenseRef-<id>`. */
  readonly id: string
  /** Other ids, and names that people write, in small letters without punctuation (`names.ts`). */
  readonly names?: readonly string[]
  /** Addresses of its text, without `https://`, `www.` and what may follow. */
  readonly urls?: readonly string[]
  readonly terms: LicenseTerms
}

const MILLION = 1_000_000

/** Section 2 of each Llama license: whoever had more monthly users when the model was published needs a license of Meta. */
const LLAMA_USERS = 700 * MILLION

const BUILT_WITH_LLAMA =
  '"Built with Llama" in the product, and names of derived models that begin with "Llama"'

function llama(version: string, path: string): ModelLicense {
  return {
    id: `llama${version}`,
    names: [
      `llama ${version} community license agreement`,
      `llama ${version} community license`,
      `meta llama ${version} community license agreement`,
      `llama${version}-community-license`,
    ],
    urls: [`llama.com/${path}/license`, `llama.meta.com/${path}/license`],
    terms: responsibleUse(`https://www.llama.com/${path}/license/, sections 1.b and 2`, {
      naming: version === '3' ? BUILT_WITH_LLAMA.replaceAll('Llama"', 'Llama 3"') : BUILT_WITH_LLAMA,
      user_cap: LLAMA_USERS,
      acceptable_use_policy: `https://www.llama.com/${path}/use-policy`,
    }),
  }
}

/** License ids of the Hugging Face Hub (https://huggingface.co/docs/hub/repositories-licenses) that are none of SPDX. */
const OF_THE_HUB: readonly ModelLicense[] = [
  {
    id: 'apple-amlr',
    names: ['apple machine learning research model license agreement', 'apple-amlr'],
    terms: researchOnly('https://huggingface.co/apple/deeplabv3-mobilevit-small/blob/main/LICENSE'),
  },
  {
    id: 'apple-ascl',
    names: ['apple sample code license'],
    urls: ['developer.apple.com/support/downloads/terms/apple-sample-code'],
    terms: permissive('https://developer.apple.com/support/downloads/terms/apple-sample-code/'),
  },
  {
    id: 'bigcode-openrail-m',
    names: ['bigcode openrail m v1', 'bigcode openrail m', 'bigcode open rail m v1'],
    urls: [
      'bigcode-project.org/docs/pages/model-license',
      'huggingface.co/spaces/bigcode/bigcode-model-license-agreement',
    ],
    terms: responsibleUse(
      'https://www.bigcode-project.org/docs/pages/model-license/, section 5 and attachment A',
    ),
  },
  {
    id: 'bigscience-bloom-rail-1.0',
    names: ['bigscience bloom rail 1 0', 'bigscience rail license v1 0'],
    urls: [
      'huggingface.co/spaces/bigscience/license',
      'bigscience.huggingface.co/blog/the-bigscience-rail-license',
    ],
    terms: responsibleUse('https://huggingface.co/spaces/bigscience/license, section 5 and attachment A'),
  },
  {
    id: 'bigscience-openrail-m',
    names: ['bigscience openrail m'],
    urls: ['licenses.ai/blog/2022/8/26/bigscience-open-rail-m-license'],
    terms: responsibleUse(
      'https://www.licenses.ai/blog/2022/8/26/bigscience-open-rail-m-license, section 5 and attachment A',
    ),
  },
  {
    id: 'creativeml-openrail-m',
    names: ['creativeml openrail m', 'creativeml open rail m'],
    urls: ['huggingface.co/spaces/compvis/stable-diffusion-license'],
    terms: responsibleUse(
      'https://huggingface.co/spaces/CompVis/stable-diffusion-license, section 5 and attachment A',
    ),
  },
  {
    id: 'deepfloyd-if-license',
    names: ['deepfloyd if research license agreement', 'deepfloyd if license agreement'],
    urls: ['github.com/deep-floyd/if/blob/develop/license-model'],
    terms: researchOnly('https://github.com/deep-floyd/IF/blob/develop/LICENSE-MODEL, section 1'),
  },
  {
    id: 'fair-noncommercial-research-license',
    names: ['fair noncommercial research license'],
    urls: ['huggingface.co/facebook/fair-noncommercial-research-license'],
    terms: researchOnly('https://huggingface.co/facebook/fair-noncommercial-research-license, section 1'),
  },
  {
    id: 'gemma',
    names: ['gemma terms of use', 'gemma license'],
    urls: ['ai.google.dev/gemma/terms'],
    terms: responsibleUse('https://ai.google.dev/gemma/terms, sections 3.1 and 3.2', {
      acceptable_use_policy: 'https://ai.google.dev/gemma/prohibited_use_policy',
    }),
  },
  {
    id: 'grok2-community',
    names: ['grok 2 community license agreement'],
    urls: ['huggingface.co/xai-org/grok-2/blob/main/license'],
    terms: researchOnly('https://huggingface.co/xai-org/grok-2/blob/main/LICENSE', {
      revenue_cap: MILLION,
      naming: '"Powered by xAI"',
      acceptable_use_policy: 'https://x.ai/legal/acceptable-use-policy',
    }),
  },
  { id: 'h-research', terms: researchOnly('https://huggingface.co/Hcompany, LICENSE of the models') },
  { id: 'intel-research', terms: researchOnly('https://huggingface.co/Intel, LICENSE of the models') },
  {
    id: 'llama2',
    names: ['llama 2 community license agreement', 'llama 2 community license'],
    urls: ['ai.meta.com/llama/license', 'ai.meta.com/resources/models-and-libraries/llama-downloads'],
    terms: responsibleUse('https://ai.meta.com/llama/license/, sections 1.b and 2', {
      user_cap: LLAMA_USERS,
      acceptable_use_policy: 'https://ai.meta.com/llama/use-policy',
    }),
  },
  llama('3', 'llama3'),
  llama('3.1', 'llama3_1'),
  llama('3.2', 'llama3_2'),
  llama('3.3', 'llama3_3'),
  llama('4', 'llama4'),
  { id: 'openmdw-1.1', names: ['openmdw 1 1'], terms: permissive('https://openmdw.ai/license/') },
  {
    id: 'openrail-plus-plus',
    names: ['openrail++', 'open rail m license', 'creativeml open rail++ m license'],
    urls: ['huggingface.co/stabilityai/stable-diffusion-xl-base-1.0/blob/main/license.md'],
    terms: responsibleUse(
      'https://huggingface.co/stabilityai/stable-diffusion-xl-base-1.0/blob/main/LICENSE.md, attachment A',
    ),
  },
]

/** Licenses that cards name in `license_name` beside `license: other`. */
const NAMED: readonly ModelLicense[] = [
  {
    id: 'c4ai-cc-by-nc',
    names: ['c4ai cc by nc', 'cohere cc by nc', 'cc by nc 4 0 with acceptable use addendum'],
    urls: ['cohere.com/c4ai-cc-by-nc-license'],
    terms: researchOnly('https://cohere.com/c4ai-cc-by-nc-license', {
      acceptable_use_policy: 'https://docs.cohere.com/docs/c4ai-acceptable-use-policy',
    }),
  },
  {
    id: 'databricks-open-model-license',
    names: ['databricks open model license'],
    urls: ['databricks.com/legal/open-model-license'],
    terms: responsibleUse('https://www.databricks.com/legal/open-model-license, sections 2 and 3', {
      user_cap: 700 * MILLION,
      acceptable_use_policy: 'https://www.databricks.com/legal/acceptable-use-policy-open-model',
    }),
  },
  {
    id: 'deepseek',
    names: ['deepseek license', 'deepseek license agreement', 'deepseek model license'],
    urls: [
      'github.com/deepseek-ai/deepseek-llm/blob/main/license-model',
      'github.com/deepseek-ai/deepseek-v3/blob/main/license-model',
    ],
    terms: responsibleUse(
      'https://github.com/deepseek-ai/DeepSeek-LLM/blob/main/LICENSE-MODEL, section 5 and attachment A',
    ),
  },
  {
    id: 'exaone',
    names: ['exaone ai model license agreement 1 1 nc', 'exaone ai model license agreement 1 2 nc'],
    urls: ['huggingface.co/lgai-exaone'],
    terms: researchOnly(
      'https://huggingface.co/LGAI-EXAONE/EXAONE-3.5-7.8B-Instruct/blob/main/LICENSE, section 2',
      {
        naming: 'names of derived models that begin with "EXAONE"',
      },
    ),
  },
  {
    id: 'faipl-1.0-sd',
    names: ['fair ai public license 1 0 sd', 'fair-ai-public-license-1.0-sd'],
    urls: ['freedevproject.org/faipl-1.0-sd'],
    terms: copyleft('https://freedevproject.org/faipl-1.0-sd/', { use_restrictions: true }),
  },
  {
    id: 'falcon-llm-license',
    names: ['falcon llm license', 'tii falcon llm license', 'tii falcon license 2 0', 'falcon 2 license'],
    urls: ['falconllm.tii.ae/falcon-terms-and-conditions', 'falconllm.tii.ae/falcon-2-terms-and-conditions'],
    terms: responsibleUse('https://falconllm.tii.ae/falcon-terms-and-conditions.html, sections 4 and 5', {
      naming: '"built using Falcon LLM technology from the Technology Innovation Institute"',
      acceptable_use_policy: 'https://falconllm.tii.ae/acceptable-use-policy.html',
    }),
  },
  {
    id: 'flux-1-dev-non-commercial-license',
    names: ['flux 1 dev non commercial license', 'flux 1 dev non commercial license v1 1 1'],
    urls: ['huggingface.co/black-forest-labs/flux.1-dev/blob/main/license.md'],
    terms: researchOnly(
      'https://huggingface.co/black-forest-labs/FLUX.1-dev/blob/main/LICENSE.md, sections 1 and 4',
    ),
  },
  {
    id: 'health-ai-developer-foundations',
    names: ['health ai developer foundations terms of use'],
    urls: ['developers.google.com/health-ai-developer-foundations/terms'],
    terms: responsibleUse('https://developers.google.com/health-ai-developer-foundations/terms, section 3', {
      acceptable_use_policy:
        'https://developers.google.com/health-ai-developer-foundations/prohibited-use-policy',
    }),
  },
  {
    id: 'mnpl',
    names: ['mistral ai non production license', 'mnpl 0 1'],
    urls: ['mistral.ai/licenses/mnpl-0.1'],
    terms: researchOnly('https://mistral.ai/licenses/MNPL-0.1.md, section 3'),
  },
  {
    id: 'mrl',
    names: [
      'mistral research license',
      'mistral ai research license',
      'mistral ai research licence',
      'mrl 0 1',
    ],
    urls: ['mistral.ai/licenses/mrl-0.1'],
    terms: researchOnly('https://mistral.ai/licenses/MRL-0.1.md, sections 2 and 3'),
  },
  {
    id: 'modified-mit',
    names: ['modified mit license', 'kimi k2 license'],
    urls: ['huggingface.co/moonshotai/kimi-k2-instruct/blob/main/license'],
    terms: permissive('https://huggingface.co/moonshotai/Kimi-K2-Instruct/blob/main/LICENSE', {
      naming:
        '"Kimi K2" in products with more than 100 million monthly users or 20 million dollars of monthly revenue',
    }),
  },
  {
    id: 'nsclv1',
    names: ['nvidia source code license', 'nvidia source code license nc', 'nvidia source code license v1'],
    urls: ['nvlabs.github.io/stylegan2/license.html'],
    terms: nonCommercial('https://nvlabs.github.io/stylegan2/license.html, section 3.3'),
  },
  {
    id: 'nvidia-open-model-license',
    names: ['nvidia open model license', 'nvidia open model license agreement'],
    urls: [
      'nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license',
      'developer.download.nvidia.com/licenses/nvidia-open-model-license-agreement',
    ],
    terms: responsibleUse(
      'https://www.nvidia.com/en-us/agreements/enterprise-software/nvidia-open-model-license/, sections 2 and 3',
      { naming: '"Licensed by NVIDIA Corporation under the NVIDIA Open Model License"' },
    ),
  },
  {
    id: 'qwen',
    names: ['qwen license', 'qwen license agreement'],
    urls: ['huggingface.co/qwen/qwen2.5-72b-instruct/blob/main/license'],
    terms: responsibleUse(
      'https://huggingface.co/Qwen/Qwen2.5-72B-Instruct/blob/main/LICENSE, sections 3 to 5',
      {
        user_cap: 100 * MILLION,
        naming: '"Built with Qwen" or "Improved using Qwen" with models made from it or its output',
      },
    ),
  },
  {
    id: 'qwen-research',
    names: ['qwen research license', 'qwen research license agreement'],
    urls: ['huggingface.co/qwen/qwen2.5-3b/blob/main/license'],
    terms: researchOnly('https://huggingface.co/Qwen/Qwen2.5-3B/blob/main/LICENSE, sections 2 to 5', {
      naming: '"Built with Qwen" or "Improved using Qwen" with models made from it or its output',
    }),
  },
  {
    id: 'stabilityai-ai-community',
    names: [
      'stability ai community license',
      'stability ai community license agreement',
      'stable audio community',
    ],
    urls: ['stability.ai/community-license-agreement', 'stability.ai/license'],
    terms: researchOnly('https://stability.ai/community-license-agreement, sections II to IV', {
      revenue_cap: MILLION,
      naming: '"Powered by Stability AI"',
      acceptable_use_policy: 'https://stability.ai/use-policy',
    }),
  },
  {
    id: 'stabilityai-nc-community',
    names: ['sai-nc-community', 'stable-cascade-nc-community', 'stabilityai-nc-research-community'],
    terms: researchOnly('https://huggingface.co/stabilityai/sdxl-turbo/blob/main/LICENSE.md, section 1', {
      acceptable_use_policy: 'https://stability.ai/use-policy',
    }),
  },
  {
    id: 'tencent-hunyuan-community',
    names: ['tencent hunyuan community license agreement', 'tencent license'],
    terms: responsibleUse(
      'https://huggingface.co/tencent/HunyuanVideo/blob/main/LICENSE, sections 2 to 5: not in the EU, the UK and South Korea',
      { user_cap: 100 * MILLION },
    ),
  },
  {
    id: 'tongyi-qianwen',
    names: ['tongyi qianwen license', 'tongyi qianwen license agreement', 'tongyi-qianwen-license-agreement'],
    urls: ['github.com/qwenlm/qwen/blob/main/tongyi%20qianwen%20license%20agreement'],
    terms: responsibleUse(
      'https://github.com/QwenLM/Qwen/blob/main/Tongyi%20Qianwen%20LICENSE%20AGREEMENT, sections 2 to 4',
      { user_cap: 100 * MILLION },
    ),
  },
]

export const MODEL_LICENSES: readonly ModelLicense[] = [...OF_THE_HUB, ...NAMED]
