import type { Unread, UnreadReason } from '../../../facts/types.ts';
import type { Reading } from '../../reader.ts';
import { type Events } from './events.ts';
/** How many records that are no events are told one by one. */
export declare const BAD_EVENTS_TOLD = 20;
type Position = Pick<Unread, 'line' | 'column'>;
/** What could not be read of a file of events. */
export declare class EventNotes {
    #private;
    constructor(path: string);
    tell(reason: UnreadReason, message: string, at: Position, extent?: Unread['extent']): void;
    /** A record that is no event, or is one in part; the first ones are told. */
    badEvent(message: string, place: () => Position, reason?: UnreadReason): void;
    reading(events: Events): Reading;
}
export {};
