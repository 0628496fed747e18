import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { CLI, interleave, modelwardEnv, ROOT, ratio, ratioLine, run, timeLines, times } from './measure.mjs'

export const title = 'from start to verdict on examples/credit-risk, against a Node that does nothing'
export const repetitions = 20

export async function measure({ folder, repetitions }) {
  const example = join(ROOT, 'examples', 'credit-risk')
  const cache = join(folder, 'cache')
  const bare = 'node -e 0'
  const again = 'modelward check, with code of an earlier run'
  const first = 'modelward check, first run, leaves its code'
  const without = 'modelward check, no cache, as in CI'
  const check = (env) => run(process.execPath, [CLI, 'check', example], { env })
  const measured = times(
    await interleave(
      'start',
      {
        [bare]: () => run(process.execPath, ['-e', '0']),
        [without]: () => check({ CI: 'true' }),
        [first]: () => {
          rmSync(cache, { recursive: true, force: true })
          return check(modelwardEnv(cache))
        },
        [again]: () => check(modelwardEnv(cache)),
      },
      repetitions,
    ),
  )
  const against = (name, aim) => ratioLine(`${name} / bare`, ratio(measured[name], measured[bare]), aim)
  return {
    lines: [...timeLines(measured), against(again, { atMost: 2 }), against(first), against(without)],
  }
}
