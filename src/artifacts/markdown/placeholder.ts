// Texts that templates leave behind, compared whole: a short section is not a placeholder for being short.

/** In the form that `normalize` gives. */
const PLACEHOLDERS = new Set([
  'more information needed', // huggingface_hub, transformers Trainer
  'needs more information', // datasets
  'more info needed',
  'information needed',
  'more information needed for further recommendations', // huggingface_hub
  'more information needed for recommendations',
  'todo',
  'tbd',
  'tba',
  'fixme',
  'to do',
  'to be done',
  'to be added',
  'to be completed',
  'to be determined',
  'to be defined',
  'to be written',
  'to be filled in',
  'coming soon',
  'work in progress',
  'wip',
  'fill in',
  'fill me in',
  'fill this in',
  'placeholder',
  'your description here',
  'your text here',
  'insert text here',
  'add description here',
  'add your description here',
  'description goes here',
  'lorem ipsum',
  'noassertion',
])

/** What the templates of huggingface_hub and transformers say around the placeholders, whatever the model. */
const BOILERPLATE = new Set([
  'use the code below to get started with the model',
  'users both direct and downstream should be made aware of the risks biases and limitations of the model',
  'users both direct and downstream should be made aware of the risks biases and limitations of the model more information needed for further recommendations',
  'users should be made aware of the risks biases and limitations of the dataset more information needed for further recommendations',
  'users should be made aware of the risks biases and limitations of the dataset',
  'carbon emissions can be estimated using the machine learning impact calculator presented in lacoste et al 2019',
  'this is the model card of a transformers model that has been pushed on the hub this model card has been automatically generated',
  'this modelcard aims to be a base template for new models it has been generated using this raw template',
  'this dataset card aims to be a base template for new datasets it has been generated using this raw template',
  'this model card has been generated automatically according to the information the trainer had access to you should probably proofread and complete it then remove this comment',
  'provide a quick summary of what the model is does',
  'provide a quick summary of the dataset',
  'if relevant include terms and calculations in this section that can help readers understand the model or model card',
  'model card for model id',
  'dataset card for dataset name',
  'model id',
  'dataset name',
  'optional',
])

/** Longest text that can be a placeholder; longer ones are not looked at. */
const PLACEHOLDER_LENGTH = 400

/** Is the whole text only what a template left: "[More Information Needed]", "TODO", `{{ model_id }}`? */
export function isPlaceholder(text: string): boolean {
  if (text.length > PLACEHOLDER_LENGTH) return false
  // Fields of templates: Jinja's, and those of NVIDIA's Model Card++.
  if (/^\s*(?:\{\{[^{}]*\}\}|\[insert\b[^[\]]*\])\s*$/i.test(text)) return true
  const normal = normalize(text)
  return PLACEHOLDERS.has(normal) || BOILERPLATE.has(normal)
}

/** Lower case words with single spaces; links become their text, emoji and punctuation go. */
export function normalize(text: string): string {
  return text
    .toLowerCase()
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

export type TextState = 'text' | 'placeholder' | 'empty'

/** What stands in a stretch of Markdown without headings and code: text, only placeholders, or nothing. */
export function textState(markdown: string): TextState {
  const text = withoutTags(withoutComments(markdown))
  if (isPlaceholder(text)) return 'placeholder'
  let state: TextState = 'empty'
  for (const line of text.split('\n')) {
    const each = lineState(line)
    if (each === 'text') return 'text'
    if (each === 'placeholder') state = 'placeholder'
  }
  return state
}

function lineState(line: string): TextState {
  const content = line.replace(/^[\s>*+|-]*(?:\d{1,9}[.)]\s)?/, '')
  if (!/[\p{L}\p{N}]/u.test(content)) return 'empty'
  if (isPlaceholder(content)) return 'placeholder'
  // "**Developed by:** [More Information Needed]" says as little as the placeholder alone.
  const label = /^[^:：]{1,80}[:：](?!\/\/)/.exec(content)?.[0]
  if (label === undefined) return 'text'
  const value = content.slice(label.length)
  if (isPlaceholder(value)) return 'placeholder'
  const isBold = /[*_]{2}/.test(line.slice(0, line.length - value.length + 2))
  return isBold && !/[\p{L}\p{N}]/u.test(value) ? 'empty' : 'text'
}

/** The text without HTML comments; one that does not end takes the rest with it. */
export function withoutComments(text: string): string {
  let rest = ''
  let from = 0
  for (;;) {
    const open = text.indexOf('<!--', from)
    if (open === -1) return rest + text.slice(from)
    rest += text.slice(from, open)
    const close = text.indexOf('-->', open + 4)
    if (close === -1) return rest
    from = close + 3
  }
}

function withoutTags(text: string): string {
  return text.replace(/<\/?[a-z][a-z0-9-]*(?:\s[^<>]{0,1000})?\/?>/gi, '')
}
