/** What went wrong, for programs. Each code belongs to one of the two classes below. */
export type ErrorCode =
  | 'ARGUMENT'
  | 'CONFIG'
  | 'PATH'
  | 'REVISION'
  | 'POLICY_COMPILE'
  | 'POLICY_METADATA'
  | 'POLICY_DUPLICATE'
  | 'PROFILE'
  | 'DATA'
  | 'PACK'
  | 'QUERY'
  | 'OUTPUT'
  | 'ENGINE'
  | 'POLICY_ABORTED'
  | 'POLICY_LIMIT'
  | 'INTERNAL'

/** Where in a user's file an error stands; 1-based. */
export interface ErrorPlace {
  path: string
  line?: number
  column?: number
}

/** Base of all errors that Modelward throws on purpose. The message is one or two sentences: what is wrong, and how to mend it. */
export abstract class ModelwardError extends Error {
  readonly code: ErrorCode
  readonly place: ErrorPlace | undefined

  constructor(code: ErrorCode, message: string, options: { place?: ErrorPlace; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.place = options.place
  }
}

/** The user's mistake: arguments, configuration, a policy that does not compile. Exit status 2. */
export class UserError extends ModelwardError {}

/** Modelward's own fault. Exit status 4. */
export class InternalError extends ModelwardError {}
