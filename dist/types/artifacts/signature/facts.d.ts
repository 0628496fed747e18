import type { Pointer } from '../../documents/place.ts';
import type { Signature } from '../../facts/types.ts';
import type { SignedContent } from '../../signatures/content.ts';
import type { Statement } from '../../signatures/statement.ts';
import type { RecordedChecksum, Source } from '../reader.ts';
/** What a signature says, before it is verified. */
interface StatedFacts {
    readonly signature: Partial<Signature>;
    readonly checksums: readonly {
        readonly value: RecordedChecksum;
        readonly pointer: Pointer;
    }[];
    /** Names that leave the tree. */
    readonly outside: readonly {
        readonly pointer: Pointer;
        readonly message: string;
    }[];
}
/** @throws {MalformedSignature} if it is about a model, and not as it has to be */
export declare function statementFacts(statement: Statement, source: Source): StatedFacts;
/** A signature over a file, which the name of the bundle says. */
export declare function messageFacts({ body }: SignedContent, source: Source): StatedFacts;
export {};
