import { join } from 'node:path'
import { CLI, interleave, ROOT, ratio, ratioLine, run, timeLines, times } from './measure.mjs'

export const title = 'from start to verdict on examples/credit-risk, against a Node that does nothing'
export const repetitions = 20

export async function measure({ repetitions }) {
  const example = join(ROOT, 'examples', 'credit-risk')
  const bare = 'node -e 0'
  const check = 'modelward check'
  const measured = times(
    await interleave(
      'start',
      {
        [bare]: () => run(process.execPath, ['-e', '0']),
        [check]: () => run(process.execPath, [CLI, 'check', example]),
      },
      repetitions,
    ),
  )
  return {
    lines: [
      ...timeLines(measured),
      ratioLine(`${check} / ${bare}`, ratio(measured[check], measured[bare]), { atMost: 2 }),
    ],
  }
}
