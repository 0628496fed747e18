import type { LineageDataset } from '../../../facts/types.ts'
import { BY_EXTENSION } from '../../model-file/extensions.ts'
import { baseName, extensionOf } from '../../paths.ts'

const CODE: ReadonlySet<string> = new Set(
  '.py .pyx .ipynb .r .rmd .jl .sh .bash .ps1 .sql .js .mjs .ts .scala .java .kt .go .rs .c .cc .cpp .cu .h .m .pl .rb'.split(
    ' ',
  ),
)
const PARAMETERS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.toml', '.ini', '.cfg', '.conf'])
/** Arrays and tables that a model's format also serves for. */
const DATA: ReadonlySet<string> = new Set(['.npy', '.npz', '.h5', '.hdf5', '.pkl', '.pickle', '.joblib'])

const AMBIGUOUS: ReadonlySet<string> = new Set(['.json', '.txt', '.md'])

/** What a path holds, by its name: DVC itself does not say, but for metrics, parameters and declared artifacts. */
export function typeByName(path: string): LineageDataset['type'] {
  const extension = extensionOf(path)
  const name = baseName(path).toLowerCase()
  if (CODE.has(extension) || /^requirements.*\.txt$/.test(name)) return 'code'
  if (PARAMETERS.has(extension)) return 'parameters'
  if (
    BY_EXTENSION.has(extension) &&
    (!DATA.has(extension) || /model|weight|classif|regress|estimator|checkpoint/.test(name))
  ) {
    return 'model'
  }
  // Settings and notes as often as data: only the folder tells.
  if (AMBIGUOUS.has(extension) && !/(?:^|\/)(?:data|datasets?|corpus|corpora)\//i.test(path)) return 'unknown'
  return 'dataset'
}
