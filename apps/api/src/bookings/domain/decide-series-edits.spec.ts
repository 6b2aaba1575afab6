import { describe, expect, it } from 'vitest';
import { decideBookings } from './decide-bookings.js';
import type { EditableEvent } from './event-state.js';
import { confirmed, editable, now, words } from './testing/decisions.js';

const by = { userId: 'organiser', requestId: 'request' };

/** @param expectedRevision null: by an edit of the series */
function move(state: EditableEvent, expectedRevision: number | null) {
  const change = { venue: 'Another hall' };
  const command = { kind: 'changeEvent', eventId: 'event', by, commandId: 'move' } as const;
  return decideBookings(state, [confirmed()], [{ ...command, expectedRevision, change }], now);
}

const ofSeries = (changes: Partial<EditableEvent> = {}) =>
  editable({ seriesId: 'series', ...changes });

describe('changeEvent', () => {
  it('by hand makes an event of a series one that its edits leave alone', () => {
    expect(move(ofSeries(), 3).eventEdit?.event).toMatchObject({ isSeriesChanged: true });
    expect(move(editable(), 3).eventEdit?.event).toMatchObject({ isSeriesChanged: false });
  });

  it('by an edit of the series takes the event as it is by now, and leaves it to further edits', () => {
    const { eventEdit } = move(ofSeries({ revision: 9 }), null);
    expect(eventEdit).toMatchObject({
      event: { venue: 'Another hall', isSeriesChanged: false, revision: 10 },
      lockedRevision: 9,
    });
  });

  it('by an edit of the series leaves alone what somebody changed by hand meanwhile', () => {
    const { eventEdit, outcomes } = move(ofSeries({ isSeriesChanged: true }), null);
    expect(eventEdit).toBeNull();
    expect(outcomes).toEqual([{ kind: 'edited' }]);
    expect(words(move(ofSeries({ status: 'cancelled' }), null).outcomes)).toEqual([
      'event_cancelled',
    ]);
  });
});
