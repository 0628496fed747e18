/** A path that a commit changed, and the blob that it has after it. */
export interface Change {
  readonly commit: string
  /** Author date in seconds since 1970. */
  readonly time: number
  /** From the top of the repository. */
  readonly path: string
  readonly oid: string
}

/** Reads the stream of `git log -z --format='%H %at' --raw --no-abbrev`, in which NULs end all pieces. */
export class LogParser {
  readonly #onChange: (change: Change) => void
  #rest: Buffer = Buffer.alloc(0)
  #commit = ''
  #time = 0
  /** Blob of the path that comes next; null where a commit or a description comes next. */
  #oid: string | null = null

  constructor(onChange: (change: Change) => void) {
    this.#onChange = onChange
  }

  push(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    let start = 0
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
      this.#piece(bytes.toString('utf8', start, end))
      start = end + 1
    }
    this.#rest = bytes.subarray(start)
  }

  #piece(piece: string): void {
    if (this.#oid !== null) {
      this.#onChange({ commit: this.#commit, time: this.#time, path: piece, oid: this.#oid })
      this.#oid = null
      return
    }
    const text = piece.trimStart()
    // Between a merge and its changes there is one NUL more.
    if (text === '') return
    if (text.startsWith(':')) {
      // `:100644 100644 <old> <new> M`; a merge has one more colon, mode and blob for each further parent.
      this.#oid = text.split(' ').at(-2) ?? ''
      return
    }
    const [commit = '', time = ''] = text.split(' ')
    this.#commit = commit
    this.#time = Number(time)
  }
}
