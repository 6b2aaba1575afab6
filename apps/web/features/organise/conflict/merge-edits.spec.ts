import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  eventFields,
  newEventForm,
  type EventForm,
} from '@/features/organise/editor/form/event-form';
import { chooseUndisputed, findConflicts, mergeEdits, type Choices } from './merge-edits';

const before: EventForm = { ...newEventForm('Europe/Vienna'), title: 'Concert', venue: 'Hall' };

describe('Two people who edit one event', () => {
  it('are in each other’s way only where the other has made something else of a field', () => {
    const mine = { ...before, title: 'A concert', price: '20', level: 'all' };
    const theirs = { ...before, title: 'The concert', price: '20', venue: 'Great hall' };
    expect(findConflicts(before, mine, theirs)).toEqual([
      {
        field: 'title',
        before: 'Concert',
        mine: 'A concert',
        theirs: 'The concert',
        isMineToo: true,
      },
      { field: 'venue', before: 'Hall', mine: 'Hall', theirs: 'Great hall', isMineToo: false },
    ]);
  });

  it('take over what only the other has changed, and choose the rest themselves', () => {
    const mine = { ...before, title: 'A concert' };
    const theirs = { ...before, title: 'The concert', venue: 'Great hall' };
    const choices = chooseUndisputed(findConflicts(before, mine, theirs));
    expect(choices).toEqual({ venue: 'theirs' });
    expect(mergeEdits(mine, theirs, choices)).toEqual({ ...mine, venue: 'Great hall' });
    expect(mergeEdits(mine, theirs, { ...choices, title: 'theirs' })).toEqual(theirs);
  });

  const text = fc.constantFrom('', 'a', 'b', 'c');
  const form = fc.record(
    Object.fromEntries(eventFields.map((field) => [field, text])),
  ) as fc.Arbitrary<EventForm>;

  it('never lose what was typed: a field is the other’s only by choice, or untouched here', () => {
    fc.assert(
      fc.property(form, form, form, (start, mine, theirs) => {
        const conflicts = findConflicts(start, mine, theirs);
        const merged = mergeEdits(mine, theirs, chooseUndisputed(conflicts));
        for (const field of eventFields) {
          if (mine[field] !== start[field]) expect(merged[field]).toBe(mine[field]);
        }
      }),
    );
  });

  it('undo nothing of the other’s without seeing it: what is sent back differs by choice alone', () => {
    fc.assert(
      fc.property(form, form, form, (start, mine, theirs) => {
        const conflicts = findConflicts(start, mine, theirs);
        const allTheirs: Choices = Object.fromEntries(
          conflicts.map(({ field }) => [field, 'theirs']),
        );
        const merged = mergeEdits(mine, theirs, allTheirs);
        for (const field of eventFields) {
          if (theirs[field] !== start[field]) expect(merged[field]).toBe(theirs[field]);
        }
      }),
    );
  });
});
