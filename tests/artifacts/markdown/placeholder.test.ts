import { describe, expect, it } from 'vitest'
import { isPlaceholder, textState } from '../../../src/artifacts/markdown/placeholder.ts'

describe('isPlaceholder', () => {
  it.each([
    '[More Information Needed]',
    'More information needed',
    'More information needed.',
    '[Needs More Information]',
    '[More Information Needed](https://github.com/huggingface/datasets/blob/main/CONTRIBUTING.md)',
    '*TODO*',
    'TBD',
    'NOASSERTION',
    '{{ model_id | default("Model ID", true) }}',
  ])('%s', (text) => {
    expect(isPlaceholder(text)).toBe(true)
  })

  it.each(['mit', 'None', 'N/A', 'No', 'English', 'TODO: describe the data', 'more information', ''])(
    'not %j',
    (text) => {
      expect(isPlaceholder(text)).toBe(false)
    },
  )
})

describe('textState', () => {
  it.each([
    [
      '- **Developed by:** [More Information Needed]\n- **Model type:** [More Information Needed]',
      'placeholder',
    ],
    ['Use the code below to get started with the model.\n\n[More Information Needed]', 'placeholder'],
    [
      'Users (both direct and downstream) should be made aware of the risks, biases\nand limitations of the model. More information needed for further recommendations.',
      'placeholder',
    ],
    ['<!-- Provide a longer summary. -->\n\n', 'empty'],
    ['<!-- never closed', 'empty'],
    ['- **Developed by:**\n-\n', 'empty'],
    ['<div>\n<br/>\n</div>', 'empty'],
    ['...', 'empty'],
    ['- **License:** mit', 'text'],
    ['- **Developed by:** [More Information Needed]\n- **License:** mit', 'text'],
    ['No.', 'text'],
    ['<https://example.org>', 'text'],
    ['**Note:** not for hiring.', 'text'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'text'],
    ['TODO: describe it', 'text'],
    ['不适用', 'text'],
  ])('%j is %s', (markdown, state) => {
    expect(textState(markdown)).toBe(state)
  })
})
