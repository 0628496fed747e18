// examples/chat-assistant: a pickle of weights, a model that nobody listed, weights that are cut off, stale checksums.
import { digest, picklePlain, random, safetensors, torchZip, weights } from './bytes.mjs'

/** Bytes that are left of an upload that broke off: fewer than the header says there are. */
const UPLOADED = 96

/** Files by path within the example. `read` gives the ones that are written by hand. */
export function chatAssistant(read) {
  const model = torchZip('pytorch_model', adapter(random(7)))
  const before = torchZip('pytorch_model', adapter(random(6)))
  const sums = [
    `${digest('sha256', read('assistant/config.json'))}  assistant/config.json`,
    `${digest('sha256', before)}  assistant/pytorch_model.bin`,
    `${digest('sha256', 'tokenizer')}  assistant/tokenizer.model`,
    `${digest('sha256', 'generation').slice(0, 60)}  assistant/generation_config.json`,
  ]
  return new Map([
    ['assistant/pytorch_model.bin', model],
    ['intent-classifier/classifier.pkl', classifier(random(11))],
    ['moderation/model.safetensors', moderation(random(13)).subarray(0, UPLOADED)],
    ['SHA256SUMS', Buffer.from(`${sums.join('\n')}\n`)],
  ])
}

function adapter(next) {
  return ['q_proj', 'v_proj'].flatMap((layer) => [
    { name: `layers.0.self_attn.${layer}.lora_A.weight`, shape: [4, 32], values: weights(next, 128, 32) },
    { name: `layers.0.self_attn.${layer}.lora_B.weight`, shape: [32, 4], values: weights(next, 128, 4) },
  ])
}

function classifier(next) {
  const classes = ['billing', 'cancellation', 'delivery', 'login', 'other']
  const coefficients = classes.map(() => [...weights(next, 16, 16)])
  return picklePlain({ classes, coefficients, threshold: 0.4 })
}

function moderation(next) {
  return safetensors({ format: 'pt' }, [
    { name: 'classifier.weight', shape: [2, 64], values: weights(next, 128, 64) },
    { name: 'classifier.bias', shape: [2], values: weights(next, 2, 64) },
  ])
}
