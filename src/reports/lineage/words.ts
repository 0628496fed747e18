import { count } from '../wording.ts'

/** Says of a picture that it does not show everything. */
export function leftOutNote(number: number): string {
  return `${count(number, 'node')} more; --format json has all`
}
