export { InternalError, ModelwardError, REPORT_FORMATS, UserError, check, readFacts, renderReport } from './library.js'
