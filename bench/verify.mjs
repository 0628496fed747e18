import { generateKeyPairSync } from 'node:crypto'
import { statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { speed, writeModel } from './hash.mjs'
import {
  CLI,
  figureLine,
  interleave,
  isInstalled,
  line,
  modelwardEnv,
  ratio,
  ratioLine,
  run,
  timeLines,
  times,
} from './measure.mjs'

export const title = 'a signed model of 2 GB in 4 files, against model_signing verify'
export const repetitions = 5

const SPACE = 4e9

export async function measure({ folder, repetitions }) {
  if (!(await isInstalled('model_signing', ['--version']))) {
    return { skipped: 'there is no model_signing on the PATH (pip install model-signing pyOpenSSL)' }
  }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < SPACE) return { skipped: `there is less than 4 GB free in ${folder}` }

  const model = join(folder, 'model')
  writeModel(model, 'verify')
  const [privateKey, publicKey] = writeKeys(folder)
  const signature = join(model, 'model.sig')
  const env = modelwardEnv(join(folder, 'cache'))
  await run(process.execPath, [CLI, 'sign', model, '--private-key', privateKey], { env })

  const [theirs, ours] = ['model_signing verify key', 'modelward verify --key']
  // Both end with another status if they do not accept it.
  const runs = await interleave(
    'verify',
    {
      [theirs]: () =>
        run('model_signing', ['verify', 'key', model, '--signature', signature, '--public_key', publicKey]),
      [ours]: () => run(process.execPath, [CLI, 'verify', model, '--key', publicKey], { env, usage: true }),
    },
    repetitions,
  )
  const measured = times(runs)
  const peak = Math.max(...runs[ours].map(({ peakMB }) => peakMB))
  return {
    lines: [
      ...timeLines(measured),
      ratioLine('time of modelward / model_signing', ratio(measured[ours], measured[theirs]), { atMost: 1 }),
      line('throughput of modelward', speed(measured[ours].median), speed(measured[ours].min)),
      figureLine('peak memory of modelward', `${Math.round(peak)} MB`, peak, { atMost: 512 }),
    ],
  }
}

function writeKeys(folder) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const files = [join(folder, 'model.key'), join(folder, 'model.pub')]
  writeFileSync(files[0], privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  writeFileSync(files[1], publicKey.export({ type: 'spki', format: 'pem' }))
  return files
}
