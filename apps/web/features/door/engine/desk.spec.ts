import { beforeEach, describe, expect, it } from 'vitest';
import { FakeApi } from '@/features/door/testing/fake-api';
import {
  bookingIdOf,
  fakeEvent,
  listTicket,
  openPrinter,
} from '@/features/door/testing/fake-tickets';
import { createKeep } from '@/features/door/testing/memory-keep';
import { ticketKey } from '@/features/door/rules/ticket-key';
import { admitCode, admitSeat } from './admit';
import { makeDesk, type Desk } from './desk';
import { handInWaiting } from './hand-in';
import { meetFailure } from './meet-failure';
import { openKept, refreshList } from './refresh-list';

const eventId = fakeEvent.id;
const bookingId = bookingIdOf('2027-03-01T10:00:00.000Z', 1);
const seats = [1, 2, 3].map((number) => ({ eventId, bookingId, number }));
const now = () => Date.parse('2027-03-15T18:00:00.000Z');

describe('A device at the door', () => {
  let api: FakeApi;
  let desk: Desk;
  let codes: string[];
  let keep: ReturnType<typeof createKeep>;
  let losePatience: () => Promise<void>;

  beforeEach(async () => {
    const printer = await openPrinter();
    codes = await Promise.all(seats.map((seat) => printer.print(seat)));
    const tickets = await Promise.all(
      seats.map((seat, n) => listTicket(seat, codes[n]!, `Guest ${seat.number}`)),
    );
    api = new FakeApi([printer.key], tickets, now);
    keep = createKeep('a-device');
    losePatience = () => new Promise(() => undefined);
    let nonces = 0;
    desk = makeDesk({
      ...{ eventId, deviceName: 'North door', api: api.parts, keep, now },
      newNonce: () => `nonce-${++nonces}`,
      losePatience: () => losePatience(),
    });
    await openKept(desk);
    await refreshList(desk);
  });

  const answer = () => desk.store.getState().answer;
  const state = () => desk.store.getState();

  it('gives the answer of the API while there is one', async () => {
    await admitCode(desk, codes[0]!);
    expect(answer()).toMatchObject({ verdict: { outcome: 'admitted' }, isOffline: false });
    api.void.add(ticketKey(seats[1]!));
    await admitCode(desk, codes[1]!);
    expect(answer()).toMatchObject({ verdict: { outcome: 'cancelled' }, nonce: null });
    expect(state()).toMatchObject({ admitted: 1, tickets: 3, waiting: 0 });
  });

  it('decides by itself without one, and knows the name by the code alone', async () => {
    api.isAway = true;
    await admitCode(desk, codes[1]!);
    expect(answer()).toMatchObject({
      verdict: { outcome: 'admitted', isNewer: false },
      person: { name: 'Guest 2' },
      quantity: 3,
      isOffline: true,
    });
    await admitCode(desk, codes[1]!);
    expect(answer()?.verdict).toMatchObject({
      outcome: 'already_admitted',
      first: { device: 'North door' },
    });
    expect(state()).toMatchObject({ isReachable: false, admitted: 1, waiting: 1 });
  });

  it('waits for a slow answer no longer than its patience, and is one fact all the same', async () => {
    const { checkIn } = api.parts;
    let answerLate: () => void = () => expect.fail('Nobody has asked');
    desk.parts.api = {
      ...api.parts,
      checkIn: async (id, input) => {
        const result = await checkIn(id, input);
        await new Promise<void>((resolve) => (answerLate = resolve));
        return result;
      },
    };
    losePatience = () => Promise.resolve();
    await admitCode(desk, codes[0]!);
    expect(answer()).toMatchObject({ isOffline: true, nonce: 'nonce-1' });
    expect(state().isReachable).toBe(false);
    answerLate();
    await handInWaiting(desk);
    expect([...api.facts.keys()]).toEqual(['nonce-1']);
    expect(state()).toMatchObject({ waiting: 0, isReachable: true });
  });

  it('says so where what it decided by itself was something else by then', async () => {
    api.isAway = true;
    await admitCode(desk, codes[0]!);
    api.void.add(ticketKey(seats[0]!));
    api.isAway = false;
    await handInWaiting(desk);
    expect(answer()).toMatchObject({
      verdict: { outcome: 'admitted' },
      conflict: { outcome: 'cancelled', isKept: true },
    });
  });

  it('loses nothing that it decides while a newer list is on its way', async () => {
    api.isAway = true;
    await admitCode(desk, codes[0]!);
    api.isAway = false;
    // Asked for before the scan is handed in, as a list of this moment is that does not have it.
    await refreshList(desk);
    expect(state()).toMatchObject({ admitted: 1, waiting: 1 });
    expect(keep.scans).toHaveLength(1);
  });

  it('is not held up by a scan that the API cannot take', async () => {
    api.isAway = true;
    for (const code of codes) await admitCode(desk, code);
    api.isAway = false;
    api.poison.add('nonce-2');
    await handInWaiting(desk);
    expect([...api.facts.keys()]).toEqual(['nonce-1', 'nonce-3']);
    expect(state().waiting).toBe(0);
  });

  it('keeps nothing once it is signed out, whatever it had still to hand in', async () => {
    api.isAway = true;
    await admitCode(desk, codes[0]!);
    api.isAway = false;
    api.signedOut.add('a-device');
    await handInWaiting(desk).catch((error: unknown) => meetFailure(desk, error));
    expect(state()).toMatchObject({ stage: 'signed-out', answer: null, recent: [] });
    expect([keep.scans, await keep.findList(eventId)]).toEqual([[], undefined]);
    expect(desk.scans.size).toBe(0);
    await admitCode(desk, codes[1]!);
    expect(answer()).toBeNull();
  });

  it('lets in nobody whom it was asked for while it is signed out', async () => {
    api.signedOut.add('a-device');
    await admitCode(desk, codes[0]!);
    expect([answer(), state().stage]).toEqual([null, 'signed-out']);
  });

  it('admits by name too, and without a network those of the list', async () => {
    const person = { name: 'Ada', note: null, type: null };
    await admitSeat(desk, seats[0]!, person);
    expect(answer()?.verdict.outcome).toBe('admitted');
    api.isAway = true;
    await admitSeat(desk, seats[1]!, person);
    expect(answer()).toMatchObject({ verdict: { outcome: 'admitted' }, isOffline: true });
    await admitSeat(desk, { bookingId, number: 9 }, person);
    expect(answer()?.verdict.outcome).toBe('needs_network');
    api.isAway = false;
    await handInWaiting(desk);
    expect(api.entriesOf()).toHaveLength(2);
  });

  it('takes whatever is no code for what it is, and asks nobody', async () => {
    api.isAway = true;
    await admitCode(desk, 'https://example.com/');
    expect(answer()).toMatchObject({ verdict: { outcome: 'invalid_ticket' }, isOffline: false });
    expect(state().isReachable).toBe(true);
  });
});
