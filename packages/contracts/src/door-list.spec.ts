import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAttendee, sealAttendee } from './door-list.js';
import { decodeBase64Url, encodeBase64Url } from './formats/base64url.js';

const eventId = '018f4d2a-0000-7000-8000-000000000001';
const code = 'ABC123'.repeat(25);
const ann = { name: 'Ánn Müller', note: 'Knows the way' };

describe('the attendee of a door list', () => {
  it('is read by whoever has the code of the ticket', async () => {
    const sealed = await sealAttendee(ann, { eventId, code });
    expect(await openAttendee(sealed, { eventId, code })).toEqual(ann);
    const shown = new TextDecoder().decode(decodeBase64Url(sealed));
    expect(shown).not.toContain('ller');
  });

  it('is read by nobody with another code, or for another event', async () => {
    const sealed = await sealAttendee(ann, { eventId, code });
    const other = { eventId, code: code.replace('A', 'B') };
    const elsewhere = { eventId: eventId.replace(/1$/, '2'), code };
    expect(await openAttendee(sealed, other)).toBeUndefined();
    expect(await openAttendee(sealed, elsewhere)).toBeUndefined();
  });

  it('is nothing when a byte was changed, or it is no such text', async () => {
    const sealed = await sealAttendee(ann, { eventId, code });
    const changed = sealed.slice(0, 30) + (sealed[30] === 'A' ? 'B' : 'A') + sealed.slice(31);
    for (const text of [changed, '', 'A', '===', 'ünter']) {
      expect(await openAttendee(text, { eventId, code })).toBeUndefined();
    }
  });
});

it('bytes are written so that an address can carry them, and are read back', () => {
  expect(encodeBase64Url(Uint8Array.of(251, 255, 254, 0))).toBe('-__-AA');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(Uint8Array.from(bytes));
    }),
  );
});
