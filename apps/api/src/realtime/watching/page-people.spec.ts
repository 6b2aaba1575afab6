import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PagePeople } from './page-people.js';

describe('PagePeople', () => {
  it('counts a person with two pages once, until the last of them is closed', () => {
    const people = new PagePeople();
    people.come('concert', 'socket 1', 'Ada');
    people.come('concert', 'socket 2', 'Ada');
    people.come('concert', 'socket 3', 'Grace');
    expect(people.count('concert')).toBe(2);
    people.leave('concert', 'socket 1');
    expect(people.count('concert')).toBe(2);
    people.leave('concert', 'socket 2');
    expect(people.count('concert')).toBe(1);
  });

  it('is empty again after everybody has left, whatever came twice or never', () => {
    const step = fc.record({
      comes: fc.boolean(),
      event: fc.constantFrom('a', 'b'),
      socket: fc.constantFrom('1', '2', '3'),
      person: fc.constantFrom('Ada', 'Grace'),
    });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const people = new PagePeople();
        for (const { comes, event, socket, person } of steps) {
          if (comes) people.come(event, socket, person);
          else people.leave(event, socket);
          expect(people.count(event)).toBeLessThanOrEqual(2);
        }
        for (const event of ['a', 'b']) {
          for (const socket of ['1', '2', '3']) people.leave(event, socket);
          expect(people.count(event)).toBe(0);
        }
      }),
    );
  });
});
