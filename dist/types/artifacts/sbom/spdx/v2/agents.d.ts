/** Who made or supplied something (SPDX 2.3, 6.8 and 7.5): `Organization: Acme (mail@acme.example)`. */
export interface Agent {
    readonly kind: 'person' | 'organization' | 'tool' | null;
    readonly name: string;
}
/** The parts of the text; without a kind, all of it is the name. Null for what is no text. */
export declare function parseAgent(value: unknown): Agent | null;
