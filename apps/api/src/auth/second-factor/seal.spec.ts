import { describe, expect, it } from 'vitest';
import { SealService } from './seal.service.js';

const seals = new SealService({ JWT_SECRET: 'a secret of the server' });
const plain = Buffer.from('twenty bytes of it..');

describe('A sealed secret', () => {
  it('opens for whom it was sealed, and never looks the same twice', () => {
    const [one, other] = [seals.seal(plain, 'ada'), seals.seal(plain, 'ada')];
    expect(Buffer.from(seals.open(one, 'ada')!)).toEqual(plain);
    expect(one).not.toEqual(other);
    expect(Buffer.from(one).includes(plain)).toBe(false);
  });

  it('opens for nobody else, and by no other key', () => {
    const sealed = seals.seal(plain, 'ada');
    expect(seals.open(sealed, 'bob')).toBeNull();
    expect(new SealService({ JWT_SECRET: 'another one' }).open(sealed, 'ada')).toBeNull();
  });

  it('does not open once a bit of it was changed, or some of it is missing', () => {
    const sealed = seals.seal(plain, 'ada');
    for (const at of [0, 12, 28, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(seals.open(changed, 'ada')).toBeNull();
    }
    for (const length of [0, 12, 20, 28]) {
      expect(seals.open(sealed.subarray(0, length), 'ada')).toBeNull();
    }
  });
});
