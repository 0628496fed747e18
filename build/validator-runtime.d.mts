type Format = 'date' | 'date-time' | 'email' | 'idn-email' | 'uri' | 'iri' | 'uri-reference' | 'iri-reference'

export const formats: Readonly<Record<Format, (text: string) => boolean>>
export function firstDuplicate(items: readonly unknown[]): [earlier: number, later: number] | null
export function withError<T>(errors: T[] | null, error: T): T[]
