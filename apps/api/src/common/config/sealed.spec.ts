import { describe, expect, it } from 'vitest';
import { deriveKey } from './derived-keys.js';
import { openSealed, seal } from './sealed.js';

const key = deriveKey('a secret of the server', 'what it is for');
const plain = Buffer.from('twenty bytes of it..');

describe('A sealed secret', () => {
  it('opens for whom it was sealed, and never looks the same twice', () => {
    const [one, other] = [seal(key, plain, 'ada'), seal(key, plain, 'ada')];
    expect(Buffer.from(openSealed(key, one, 'ada')!)).toEqual(plain);
    expect(one).not.toEqual(other);
    expect(Buffer.from(one).includes(plain)).toBe(false);
  });

  it('opens for nobody else, and by no other key', () => {
    const sealed = seal(key, plain, 'ada');
    expect(openSealed(key, sealed, 'bob')).toBeNull();
    expect(openSealed(deriveKey('another one', 'what it is for'), sealed, 'ada')).toBeNull();
    expect(
      openSealed(deriveKey('a secret of the server', 'another use'), sealed, 'ada'),
    ).toBeNull();
  });

  it('does not open once a bit of it was changed, or some of it is missing', () => {
    const sealed = seal(key, plain, 'ada');
    for (const at of [0, 12, 28, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(openSealed(key, changed, 'ada')).toBeNull();
    }
    for (const length of [0, 12, 20, 28]) {
      expect(openSealed(key, sealed.subarray(0, length), 'ada')).toBeNull();
    }
  });
});
