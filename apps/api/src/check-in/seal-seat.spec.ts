import { openAttendee } from '@lastseat/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sealSeat } from './seal-seat.js';

it('what the server seals is opened by whoever has the code of the ticket, in a browser', async () => {
  const attendees = fc.record({ name: fc.string({ unit: 'grapheme' }), note: fc.string() });
  const ticket = { eventId: '01920000-0000-7000-8000-000000000001', code: 'ABC %123'.repeat(18) };
  await fc.assert(
    fc.asyncProperty(attendees, async (attendee) => {
      expect(await openAttendee(sealSeat(attendee, ticket), ticket)).toEqual(attendee);
    }),
  );
});
