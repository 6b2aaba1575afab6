import { describe, expect, it } from 'vitest';
import {
  countHolders,
  describeLockedHall,
  describePhase,
  describeUnlockedHall,
} from './describe-lab';
import { labOrderSchema, type LabState } from './lab-state';
import { readOrder } from './read-order';

const told = { booked: 0, soldOut: 0, other: 0, lastAnswerMs: null };
const locked = {
  ...told,
  remaining: 5,
  waiting: 0,
  cancelled: 0,
  offered: 0,
  accepted: 0,
  declined: 0,
};
const state: LabState = {
  phase: 'done',
  order: { seats: 5, people: 20, seconds: 0 },
  locked,
  unlocked: { ...told, remaining: 5 },
  totals: {
    locked: { seats: 5, sold: 5, held: 0, waiting: 15, remaining: 0 },
    unlocked: { seats: 5, sold: 19, held: 0, waiting: 0, remaining: 1 },
  },
  statements: { locked: '', unlocked: '' },
  failure: null,
};

describe('The words of the lab', () => {
  it('say at the end what the database says of both, and would say it of a lock that fails', () => {
    expect(describePhase(state)).toBe(
      'Done, by the database: with the lock 5 of 5 seats are sold: none too many. Without it 19 are: 14 too many.',
    );
    const failing = { ...state.totals!, locked: { ...state.totals!.locked, sold: 6 } };
    expect(describePhase({ ...state, totals: failing })).toContain(
      '6 of 5 seats are sold: 1 too many',
    );
  });

  it('say of a race that was given up why', () => {
    const failure = 'The API ended by itself.';
    expect(describePhase({ ...state, phase: 'failed', failure })).toContain(failure);
  });

  it('name the seats that somebody in line thinks about, and those that were sold too many', () => {
    const side = { ...locked, remaining: 0, offered: 4, accepted: 1, declined: 1 };
    expect(describeLockedHall(5, side)).toBe(
      'Hall with 5 seats: 5 taken, 0 free. 2 offered to who waits',
    );
    expect(describeUnlockedHall(5, { ...told, booked: 7, remaining: 3 })).toBe(
      'Hall with 5 seats: 5 taken, 0 free. 2 sold too many',
    );
  });

  it('count a seat that was given back and taken by somebody else once', () => {
    expect(countHolders({ ...locked, booked: 5, cancelled: 2, offered: 2, accepted: 2 })).toBe(5);
  });
});

describe('An order', () => {
  const fill = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return readOrder(form);
  };

  it.each([
    [{ seats: '1', people: '2', seconds: '0' }],
    [{ seats: '500', people: '2000', seconds: '10' }],
  ])('of %j is taken', (fields) => {
    expect(fill(fields).errors).toBeNull();
  });

  it.each([
    ['seats', { seats: '0', people: '10', seconds: '2' }],
    ['seats', { seats: '501', people: '2000', seconds: '2' }],
    ['seats', { seats: '', people: '10', seconds: '2' }],
    ['seats', { seats: '2.5', people: '10', seconds: '2' }],
    ['people', { seats: '10', people: '10', seconds: '2' }],
    ['people', { seats: '10', people: '2001', seconds: '2' }],
    ['seconds', { seats: '10', people: '20', seconds: '11' }],
  ])('is refused for its %s: %j', (field, fields) => {
    expect(Object.keys(fill(fields).errors ?? {})).toEqual([field]);
  });

  it('says nothing else', () => {
    const order = { seats: 1, people: 2, seconds: 0, eventId: 'one that is real' };
    expect(labOrderSchema.safeParse(order).success).toBe(false);
  });
});
