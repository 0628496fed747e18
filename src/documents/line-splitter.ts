const LINE_FEED = 0x0a

/** One line of a file that is read as it comes. */
export interface Line {
  /** 1-based. */
  readonly number: number
  /** Without its end; null for a line that is longer than the limit. Good until the next line is asked for. */
  readonly bytes: Uint8Array | null
}

/** Cuts bytes that come in pieces into lines, holding one line at most. */
export class LineSplitter {
  readonly #limit: number
  #number = 1
  #held: Uint8Array[] = []
  #length = 0
  #tooLong = false

  /** @param limit bytes that a line may have */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** The lines that end in this piece. */
  *push(piece: Uint8Array): Generator<Line> {
    let start = 0
    for (;;) {
      const end = piece.indexOf(LINE_FEED, start)
      if (end === -1) break
      this.#hold(piece.subarray(start, end))
      yield this.#take()
      start = end + 1
    }
    // The piece may be overwritten when the next one comes; the `slice` of a Buffer would be no copy.
    if (start < piece.length) this.#hold(new Uint8Array(piece.subarray(start)))
  }

  /** The last line, if it does not end. */
  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#take()
  }

  #hold(bytes: Uint8Array): void {
    this.#length += bytes.length
    if (this.#length > this.#limit) {
      this.#tooLong = true
      this.#held = []
    } else if (bytes.length > 0) {
      this.#held.push(bytes)
    }
  }

  #take(): Line {
    const number = this.#number++
    const [only = new Uint8Array(0)] = this.#held
    const bytes = this.#tooLong ? null : this.#held.length <= 1 ? only : Buffer.concat(this.#held)
    this.#held = []
    this.#length = 0
    this.#tooLong = false
    return { number, bytes }
  }
}
