import { peekJson } from '../peek.ts'
import { latin1 } from './bytes.ts'
import type { Identity } from './identify.ts'

/** How much of a text is searched for the words that give a format away. */
const SEARCHED = 4096

const XGBOOST_KEYS = /"(?:gradient_booster|learner_model_param|feature_names|attributes)"/

/** Models that are written as text: gradient boosting, PMML, OpenVINO. */
export function identifyText(extension: string, head: Uint8Array): Identity | null {
  if (head[0] === 0x7b) return identifyBraced(extension, head)
  const text = latin1(head, 0, SEARCHED)
  if (/^tree\r?\nversion=v\d/.test(text)) return { format: 'lightgbm', serialization: 'data' }
  if (extension !== '.xml' && extension !== '.pmml') return null
  if (/<(?:\w+:)?PMML[\s>]/.test(text)) return { format: 'pmml', serialization: 'graph' }
  if (/<net\s[^>]*\bversion="\d+"/.test(text) && text.includes('<layers')) {
    return { format: 'openvino', serialization: 'graph' }
  }
  return null
}

/** XGBoost as JSON, or as UBJSON, which begins with the same brace. */
function identifyBraced(extension: string, head: Uint8Array): Identity | null {
  const text = latin1(head, 0, SEARCHED)
  if (/^\{L[\0-\xff]{8}learner\{/.test(text)) return { format: 'xgboost-ubj', serialization: 'data' }
  if (extension !== '.json' && extension !== '.model' && extension !== '.xgb' && extension !== '.bst')
    return null
  const [first] = peekJson(head)?.keys.keys() ?? []
  if (first === 'learner' && XGBOOST_KEYS.test(text)) return { format: 'xgboost-json', serialization: 'data' }
  return null
}
