export interface Step {
  command: string
  status: number
  /** Of both streams. */
  output: string
}

/** Runs the commands of a page in a folder of their own; `text` is the page with what they print. */
export function walkthrough(text: string): { text: string; steps: Step[] }
