import { describe, expect, it } from 'vitest';
import { forbiddenStorage, storageWith } from '@/lib/session/testing/memory-storage';
import { readGuest, rememberGuest } from './remembered-guest';

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
    for (const storage of [
      null,
      forbiddenStorage,
      storageWith(null),
      ...strange.map(storageWith),
    ]) {
      expect(readGuest(storage)).toBeNull();
      expect(() => rememberGuest(storage === null ? null : forbiddenStorage, guest)).not.toThrow();
    }
  });
});
