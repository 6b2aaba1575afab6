import { describe, expect, it } from 'vitest';
import { isPushOwner, writePushOwner } from './push-owner';

function openStorage() {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
  };
}
const forbidden = {
  getItem: () => {
    throw new Error('forbidden');
  },
  setItem: () => {
    throw new Error('full');
  },
};

describe('Who wants to be told in a browser', () => {
  it('is who said so last, and nobody else', () => {
    const storage = openStorage();
    expect(isPushOwner(storage, 'ada')).toBe(false);
    writePushOwner(storage, 'ada');
    expect(isPushOwner(storage, 'ada')).toBe(true);
    expect(isPushOwner(storage, 'grace')).toBe(false);
    writePushOwner(storage, '');
    expect(isPushOwner(storage, 'ada')).toBe(false);
  });

  it('is nobody where nothing can be kept', () => {
    for (const storage of [null, forbidden]) {
      expect(() => writePushOwner(storage, 'ada')).not.toThrow();
      expect(isPushOwner(storage, 'ada')).toBe(false);
    }
  });
});
