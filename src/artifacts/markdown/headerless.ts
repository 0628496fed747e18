import { baseName } from '../paths.ts'
import { normalize } from './placeholder.ts'

export const MARKDOWN_FORMAT = 'markdown' as const
export const NVIDIA_FORMAT = 'nvidia-model-card' as const

/**
 * Sections that model cards have and pages of other kinds rarely: Mitchell et al. 2018, and the Hub's template. A group
 * counts once; `told` are those that say what a model is for and where it fails, which is what makes a page a card.
 */
const GROUPS: readonly { readonly heading: RegExp; readonly told?: true }[] = [
  { heading: /^model (?:details|description|date|information)$/ },
  { heading: /^(?:primary )?intended us(?:e|es|er|ers|age)\b|^direct use$|^out of scope us/, told: true },
  {
    heading:
      /^bias risks and limitations$|^(?:risks|limitations) and (?:limitations|bias(?:es)?|risks)$|^known limitations$|^caveats and recommendations$/,
    told: true,
  },
  { heading: /^ethical considerations\b/, told: true },
  { heading: /^(?:training|evaluation|testing)(?: and evaluation)? (?:data|dataset)$/ },
  { heading: /^training (?:procedure|details|hyperparameters)$/ },
  { heading: /^quantitative analys[ei]s$|^evaluation results$/ },
  { heading: /^environmental impact$/ },
  { heading: /^model card (?:authors?|contact)$/ },
]

/** What the cards of Docker's catalogue have in common: https://github.com/docker/model-cards. */
const DOCKER = [
  /^available model variants$/,
  /^characteristics$|^use this (?:ai )?model with docker model runner$/,
]

/** Headings of the Overview of NVIDIA's Model Card++, which nobody else has side by side. */
const NVIDIA_OVERVIEW = [
  /^deployment geography$/,
  /^licen[cs]e terms of use$/,
  /^software integration$/,
  /^model version s$|^model versions?$/,
  /^(?:training testing and evaluation|training and evaluation|training and testing) datasets?$/,
  /^release date$/,
]
const NVIDIA_HEADINGS = 4

/** A README describes code more often than a model, so it takes more to make it a card. */
const README = /^readme\./i
const README_GROUPS = 4
const OTHER_GROUPS = 3

/** The format of a model card without front matter, told by its headings alone; null for every other page. */
export function headerlessFormat(path: string, text: string): string | null {
  const name = baseName(path)
  if (/template/i.test(name)) return null
  const headings = headingsOf(text)
  const has = (pattern: RegExp) => headings.some((heading) => pattern.test(heading))
  if (NVIDIA_OVERVIEW.filter(has).length >= NVIDIA_HEADINGS) return NVIDIA_FORMAT
  if (DOCKER.every(has)) return MARKDOWN_FORMAT
  const groups = GROUPS.filter(({ heading }) => has(heading))
  const told = groups.filter((group) => group.told)
  const enough = README.test(name) ? README_GROUPS : OTHER_GROUPS
  return groups.length >= enough && told.length >= (README.test(name) ? 2 : 1) ? MARKDOWN_FORMAT : null
}

/** The texts of the ATX headings, normalized; what looks like one in a block of code is left out. */
function headingsOf(text: string): string[] {
  const headings: string[] = []
  let fence: string | null = null
  for (const line of text.split(/\r\n?|\n/)) {
    const mark = /^ {0,3}(```+|~~~+)/.exec(line)?.[1]
    if (mark !== undefined) {
      if (fence === null) fence = mark
      else if (mark.startsWith(fence)) fence = null
    } else if (fence === null) {
      const heading = /^ {0,3}#{1,6}[ \t]+(.{1,200})$/.exec(line)?.[1]
      if (heading !== undefined)
        headings.push(normalize(heading.replace(/<br\s*\/?>|[*_`#]/gi, ' ')).replace(/^(?:\d+ )+/, ''))
    }
  }
  return headings
}
