import { describe, expect, it } from 'vitest'
import { frameworks } from './sources.ts'

describe.each(frameworks())('the framework list $file', ({ file, id, source, controls }) => {
  it('is named after its id and says where it is from', () => {
    expect(file).toBe(`${id}.yml`)
    expect(source).toMatch(/^https:\/\//)
  })

  it('has each control once, with a label', () => {
    expect(controls.length).toBeGreaterThan(0)
    const ids = controls.map((control) => control.id)
    expect(ids.filter((each, index) => ids.indexOf(each) !== index)).toEqual([])
    expect(controls.filter((control) => control.label.trim() === '')).toEqual([])
  })
})

describe('frameworks whose whole list is known', () => {
  it.each([
    ['iso-42001', 38],
    ['nist-ai-rmf-1.0', 72],
    ['nist-ssdf-ai', 48],
    ['owasp-ml', 10],
    ['owasp-llm', 10],
  ])('%s has %i controls', (id, count) => {
    expect(frameworks().find((framework) => framework.id === id)?.controls).toHaveLength(count)
  })
})
