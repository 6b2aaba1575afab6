import { describe, expect, it } from 'vitest';
import { readGuest, rememberGuest } from './remembered-guest';

function storageWith(text: string | null) {
  let stored = text;
  return { getItem: () => stored, setItem: (_key: string, value: string) => void (stored = value) };
}
const forbidden = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('full');
  },
};
const guest = { email: 'ada@example.com', name: 'Ada Lindt' };

describe('A guest in this browser', () => {
  it('is remembered as they typed themselves in, with a name and without', () => {
    for (const typed of [guest, { email: guest.email }]) {
      const storage = storageWith(null);
      rememberGuest(storage, typed);
      expect(readGuest(storage)).toEqual(typed);
    }
  });

  it('is nobody where there is no storage, or where something else stands', () => {
    const strange = [
      '{',
      '[]',
      '{"email":"no address"}',
      JSON.stringify({ ...guest, role: 'admin' }),
    ];
    for (const storage of [null, forbidden, storageWith(null), ...strange.map(storageWith)]) {
      expect(readGuest(storage)).toBeNull();
      expect(() => rememberGuest(storage === null ? null : forbidden, guest)).not.toThrow();
    }
  });
});
