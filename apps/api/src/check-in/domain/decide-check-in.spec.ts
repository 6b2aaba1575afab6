import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideCheckIn, type Scan, type TicketStanding } from './decide-check-in.js';
import { isConflict, stateOf, type CheckInFact } from './ticket-state.js';

const at = (minute: number) => new Date(Date.UTC(2027, 2, 15, 19, minute));

const entry = (nonce: string, minute: number, bookingId = 'ada'): Scan => ({
  ...{ kind: 'entry', nonce, bookingId, number: 1, undoes: null, scannedAt: at(minute) },
});
const undo = (nonce: string, undoes: string, bookingId = 'ada'): Scan => ({
  ...{ kind: 'undo', nonce, bookingId, number: 1, undoes, scannedAt: at(59) },
});

/** A door that is told of one scan after the other. */
class Door {
  readonly facts: CheckInFact[] = [];

  constructor(public standing: TicketStanding = 'good') {}

  ask = (scan: Scan) => this.take(scan, true);
  tell = (scan: Scan) => this.take(scan, false);

  of(bookingId: string): CheckInFact[] {
    return this.facts.filter((fact) => fact.bookingId === bookingId);
  }

  private take(scan: Scan, isAsked: boolean) {
    const sameNonce = this.facts.find(({ nonce }) => nonce === scan.nonce) ?? null;
    const known = { standing: this.standing, facts: this.of(scan.bookingId), sameNonce, isAsked };
    const { outcome, fact } = decideCheckIn(scan, known);
    if (fact) this.facts.push(fact);
    return outcome;
  }
}

describe('a ticket that is shown', () => {
  it('lets one in, and says so again when the device asks again', () => {
    const door = new Door();
    expect(door.ask(entry('a', 1))).toBe('admitted');
    expect(door.ask(entry('b', 2))).toBe('already_admitted');
    expect(door.ask(entry('a', 1))).toBe('admitted');
    expect(door.facts).toHaveLength(1);
  });

  it('lets somebody in again once the entry was undone', () => {
    const door = new Door();
    door.ask(entry('a', 1));
    expect(door.ask(undo('u', 'a'))).toBe('undone');
    expect(door.ask(undo('v', 'a'))).toBe('undone');
    expect(door.ask(entry('a', 1))).toBe('undone');
    expect(door.ask(entry('b', 2))).toBe('admitted');
    expect(door.facts.map(({ nonce }) => nonce)).toEqual(['a', 'u', 'b']);
  });

  it('lets nobody in when it is void or not there, and nothing is written down', () => {
    for (const standing of ['cancelled', 'transferred'] as const) {
      expect(new Door(standing).ask(entry('a', 1))).toBe(standing);
    }
    const door = new Door('unknown');
    expect(door.ask(entry('a', 1))).toBe('invalid_ticket');
    expect(door.tell(entry('a', 1))).toBe('invalid_ticket');
    expect(door.facts).toEqual([]);
  });

  it('is not named by the nonce of another one', () => {
    const door = new Door();
    door.ask(entry('a', 1));
    expect(door.ask(entry('a', 1, 'bob'))).toBe('nonce_reused');
    expect(door.ask(undo('a', 'a'))).toBe('nonce_reused');
  });
});

describe('what a device did by itself', () => {
  it('is kept when somebody was in already: who was scanned first counts', () => {
    const door = new Door();
    expect(door.ask(entry('late', 9))).toBe('admitted');
    expect(door.tell(entry('early', 3))).toBe('admitted');
    expect(door.tell(entry('later', 12))).toBe('already_admitted');
    const state = stateOf(door.facts);
    expect(state.first?.nonce).toBe('early');
    expect(state.others.map(({ nonce }) => nonce)).toEqual(['late', 'later']);
    expect(isConflict(state)).toBe(true);
  });

  it('is a conflict with a ticket that is void by now, until it is undone', () => {
    const door = new Door('cancelled');
    expect(door.tell(entry('a', 1))).toBe('cancelled');
    expect(isConflict(stateOf(door.facts))).toBe(true);
    door.tell(undo('u', 'a'));
    expect(isConflict(stateOf(door.facts))).toBe(false);
  });

  it('is not undone by an undo of another ticket', () => {
    const door = new Door();
    door.tell(entry('a', 1));
    door.tell(undo('u', 'a', 'bob'));
    expect(stateOf(door.of('ada')).first?.nonce).toBe('a');
  });
});

const bookings = fc.constantFrom('ada', 'bob');
const nonces = fc.constantFrom(...'abcdefgh');
const entries = fc.tuple(nonces, fc.nat(5), bookings).map((given) => entry(...given));
const undos = fc.tuple(fc.constantFrom(...'uvwx'), nonces, bookings).map((given) => undo(...given));
/** Each nonce is of one scan: that is the device's promise. */
const told = fc
  .uniqueArray(fc.oneof(entries, undos), { selector: ({ nonce }) => nonce, maxLength: 12 })
  .chain((scans) => fc.tuple(fc.constant(scans), inAnyOrder(scans), inAnyOrder(scans)));

/** All of them, and some of them twice. */
const inAnyOrder = (scans: Scan[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(scans, { minLength: scans.length }),
      fc.array(fc.constantFrom(...scans, ...(scans.length === 0 ? [entry('z', 0)] : []))),
    )
    .map(([all, again]) => (scans.length === 0 ? [] : [...all, ...again]));

const seenAt = (door: Door) =>
  ['ada', 'bob'].map((bookingId) => {
    const { first, others } = stateOf(door.of(bookingId));
    return [first?.nonce, ...others.map(({ nonce }) => nonce)];
  });

describe('whatever is told, and in whatever order', () => {
  it('the same scans give the same state, also when some come twice', () => {
    fc.assert(
      fc.property(told, ([, one, other]) => {
        const doors = [new Door(), new Door()] as const;
        one.forEach(doors[0].tell);
        other.forEach(doors[1].tell);
        expect(seenAt(doors[0])).toEqual(seenAt(doors[1]));
        const written = doors[0].facts.map(({ nonce }) => nonce);
        expect(new Set(written).size).toBe(written.length);
      }),
    );
  });

  it('nobody is lost: who came in and was not sent out is seen, once', () => {
    fc.assert(
      fc.property(told, ([scans, order]) => {
        const door = new Door();
        order.forEach(door.tell);
        for (const [place, bookingId] of ['ada', 'bob'].entries()) {
          const own = scans.filter((scan) => scan.bookingId === bookingId);
          const sentOut = own.flatMap(({ undoes }) => undoes ?? []);
          const inside = own.filter(
            ({ kind, nonce }) => kind === 'entry' && !sentOut.includes(nonce),
          );
          const seen = seenAt(door)[place]!.filter((nonce) => nonce !== undefined);
          expect([...seen].sort()).toEqual(inside.map(({ nonce }) => nonce).sort());
        }
      }),
    );
  });

  it('nobody is in twice unseen: devices that ask let one in, and what others did is a conflict', () => {
    const asked = fc.array(fc.tuple(fc.oneof(entries, undos), fc.boolean()), { maxLength: 15 });
    fc.assert(
      fc.property(asked, (scans) => {
        const door = new Door();
        const admitted: string[] = [];
        for (const [index, [given, isAsked]] of scans.entries()) {
          const scan = { ...given, nonce: `${given.nonce}${index}` };
          const before = stateOf(door.of(scan.bookingId));
          const outcome = isAsked ? door.ask(scan) : door.tell(scan);
          if (isAsked && outcome === 'admitted') {
            expect(before.first).toBeNull();
            admitted.push(scan.nonce);
          }
        }
        for (const bookingId of ['ada', 'bob']) {
          const state = stateOf(door.of(bookingId));
          expect(isConflict(state)).toBe(state.others.length > 0);
        }
        const kept = door.facts.map(({ nonce }) => nonce);
        expect(kept).toEqual(expect.arrayContaining(admitted));
      }),
    );
  });
});
