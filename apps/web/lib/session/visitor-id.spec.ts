import { describe, expect, it } from 'vitest';
import { createStorage } from './testing/memory-storage';
import { findVisitorId } from './visitor-id';

describe('findVisitorId', () => {
  it('is the same in all windows of a browser, and another in another browser', () => {
    const storage = createStorage();
    const id = findVisitorId(storage);
    expect(findVisitorId(storage)).toBe(id);
    expect(findVisitorId(createStorage())).not.toBe(id);
  });

  it('takes the place of what is no id', () => {
    const storage = createStorage(new Map([['lastseat.visitor', 'nonsense']]));
    expect(findVisitorId(storage)).toMatch(/^[\da-f-]{36}$/);
    expect(storage.kept.get('lastseat.visitor')).toBe(findVisitorId(storage));
  });

  it('is none where the browser keeps nothing', () => {
    expect(findVisitorId(null)).toBeNull();
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(findVisitorId(full)).toBeNull();
  });
});
