/** What an organiser asks for of the event itself. */
import type { Edit } from './by-organiser.js';
import type { EventChange } from './event-state.js';

export interface ChangeEventCommand extends Edit {
  kind: 'changeEvent';
  /**
   * The one that the editor has seen. Null: an edit of its series, which takes it as it is by now, and leaves
   * alone what somebody changed by hand.
   */
  expectedRevision: number | null;
  change: EventChange;
}

export interface PublishEventCommand extends Edit {
  kind: 'publishEvent';
  /** Null: whatever it is by now. */
  expectedRevision: number | null;
}

/** Closes the sale at once. The bookings are cancelled after it, in steps: `cancelled-events.service.ts`. */
export interface CancelEventCommand extends Edit {
  kind: 'cancelEvent';
  reason: string;
}
