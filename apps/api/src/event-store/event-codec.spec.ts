import { describe, expect, it } from 'vitest';
import { EventCodec } from './event-codec.js';

/** Its first shape had one name, its second two, and its third says which one is shown. */
interface Named {
  type: 'named';
  data: { first: string; last: string; shown: 'first' | 'last' };
}

const codec = new EventCodec<Named>({
  named: [
    ({ name }: { name: string }) => {
      const [first = '', last = ''] = name.split(' ');
      return { first, last };
    },
    (data: { first: string; last: string }) => ({ ...data, shown: 'first' }),
  ],
});

const current = { first: 'Ada', last: 'Lindt', shown: 'first' } as const;

describe('An event', () => {
  it('is written in the newest shape, and read as it was written', () => {
    const event: Named = { type: 'named', data: current };
    const stored = codec.encode(event);
    expect(stored).toEqual({ type: 'named', schemaVersion: 3, data: current });
    expect(codec.decode(stored)).toEqual(event);
  });

  it.each([
    [1, { name: 'Ada Lindt' }],
    [2, { first: 'Ada', last: 'Lindt' }],
    [3, current],
  ])('that was stored in the shape %i is read in the newest', (schemaVersion, data) => {
    expect(codec.decode({ type: 'named', schemaVersion, data }).data).toEqual(current);
  });

  it('of a shape or a type that this version does not know is not read as another', () => {
    expect(() => codec.decode({ type: 'named', schemaVersion: 4, data: {} })).toThrow('newer');
    expect(() => codec.decode({ type: 'toString', schemaVersion: 1, data: {} })).toThrow('Unknown');
  });
});
