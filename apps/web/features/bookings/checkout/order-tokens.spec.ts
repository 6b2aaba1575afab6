import { describe, expect, it } from 'vitest';
import { findOrderToken, rememberOrder } from './order-tokens';

function storageWith(text: string | null) {
  let stored = text;
  return { getItem: () => stored, setItem: (_key: string, value: string) => void (stored = value) };
}
const full = {
  getItem: () => null,
  setItem: () => {
    throw new Error('full');
  },
};
const tokenOf = (letter: string) => letter.repeat(43);

describe('The token of a guest’s order', () => {
  it('is found by its order again, the newest of twenty', () => {
    const storage = storageWith(null);
    for (let order = 0; order <= 20; order += 1) {
      expect(rememberOrder(storage, `order-${order}`, tokenOf('a'))).toBe(true);
    }
    rememberOrder(storage, 'order-20', tokenOf('b'));
    expect(findOrderToken(storage, 'order-20')).toBe(tokenOf('b'));
    expect(findOrderToken(storage, 'order-1')).toBe(tokenOf('a'));
    expect(findOrderToken(storage, 'order-0')).toBeNull();
  });

  it('is none where nothing can be kept, or where something else stands', () => {
    for (const text of ['{', '{}', '[["order", "short"], 7, ["order"]]', null]) {
      expect(findOrderToken(storageWith(text), 'order')).toBeNull();
    }
    expect(findOrderToken(null, 'order')).toBeNull();
    expect(rememberOrder(null, 'order', tokenOf('a'))).toBe(false);
    expect(rememberOrder(full, 'order', tokenOf('a'))).toBe(false);
  });
});
