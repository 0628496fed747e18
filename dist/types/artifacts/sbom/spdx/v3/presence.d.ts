/** A PresenceType (SPDX 3.0.1, Core): yes, no, and `noAssertion`, which says nothing. */
export declare function presence(value: unknown): boolean | null;
