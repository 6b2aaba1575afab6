import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { FakeApi } from '@/features/door/testing/fake-api';
import {
  bookingIdOf,
  fakeEvent,
  listTicket,
  openPrinter,
  type TicketPrinter,
} from '@/features/door/testing/fake-tickets';
import { createKeep } from '@/features/door/testing/memory-keep';
import { ticketKey } from '@/features/door/rules/ticket-key';
import { admitCode } from './admit';
import { makeDesk, type Desk } from './desk';
import { handInWaiting } from './hand-in';
import { meetFailure } from './meet-failure';
import { openKept, refreshList } from './refresh-list';
import { takeBack } from './take-back';

const eventId = fakeEvent.id;
const madeAt = '2027-03-01T10:00:00.000Z';
const seats = [1, 2, 3].map((n) => ({ eventId, bookingId: bookingIdOf(madeAt, n), number: 1 }));

type Step =
  | { do: 'scan'; device: number; ticket: number }
  | { do: 'undo' | 'round' | 'crash'; device: number }
  | { do: 'cut' | 'restore' | 'lose' }
  | { do: 'cancel' | 'confirm'; ticket: number };

const device = fc.integer({ min: 0, max: 1 });
const ticket = fc.integer({ min: 0, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('scan' as const), device, ticket }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('undo', 'round', 'crash' as const), device }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cut', 'restore', 'lose' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('cancel', 'confirm' as const), ticket }),
  },
);

/** What one device said, as it said it: the people at the door know it, whatever becomes of the device. */
interface Said {
  device: number;
  nonce: string;
  key: string;
}

class World {
  now = Date.parse('2027-03-15T18:00:00.000Z');
  readonly api: FakeApi;
  readonly keeps = [createKeep('device-0'), createKeep('device-1')];
  readonly letIn: Said[] = [];
  readonly takenBack = new Set<string>();
  /** What was said to good tickets. */
  readonly saidToGood = new Set<string>();
  private nonces = 0;
  private desks: Desk[] = [];

  constructor(
    private readonly codes: readonly string[],
    printed: ConstructorParameters<typeof FakeApi>[1],
    printer: TicketPrinter,
  ) {
    this.api = new FakeApi([printer.key], printed, () => this.now);
    this.api.held.add(ticketKey(seats[2]!));
  }

  async open(): Promise<void> {
    for (const place of [0, 1]) await this.reopen(place);
    for (const desk of this.desks) await refreshList(desk);
  }

  /** As a page that is loaded again: it knows what the device has kept. */
  private async reopen(place: number): Promise<void> {
    const desk = makeDesk({
      ...{ eventId, deviceName: `door ${place}`, api: this.api.parts, keep: this.keeps[place]! },
      now: () => this.now,
      newNonce: () => `nonce-${++this.nonces}`,
      losePatience: () => new Promise(() => undefined),
    });
    this.desks[place] = desk;
    await openKept(desk);
  }

  async take(taken: Step): Promise<void> {
    this.now += 1_000;
    switch (taken.do) {
      case 'scan':
        await this.scan(taken.device, taken.ticket);
        break;
      case 'undo':
        await this.undo(taken.device);
        break;
      case 'round':
        await this.round(taken.device);
        break;
      case 'crash':
        await this.reopen(taken.device);
        break;
      case 'cancel':
        this.api.void.add(ticketKey(seats[taken.ticket]!));
        break;
      case 'confirm':
        this.api.held.delete(ticketKey(seats[taken.ticket]!));
        break;
      default:
        this.api.isAway = taken.do === 'cut';
        this.api.losesAnswers = taken.do === 'lose';
    }
  }

  private async scan(place: number, wanted: number): Promise<void> {
    const desk = this.desks[place]!;
    const wantedKey = ticketKey(seats[wanted]!);
    if (this.api.held.has(wantedKey)) return;
    await admitCode(desk, this.codes[wanted]!);
    const { nonce, seat, verdict } = desk.store.getState().answer!;
    if (!this.api.void.has(wantedKey)) this.saidToGood.add(verdict.outcome);
    if (nonce !== null) this.letIn.push({ device: place, nonce, key: ticketKey(seat!) });
  }

  private async undo(place: number): Promise<void> {
    const desk = this.desks[place]!;
    const { answer } = desk.store.getState();
    if (answer?.nonce) this.takenBack.add(answer.nonce);
    if (answer) await takeBack(desk, answer);
  }

  async round(place: number): Promise<void> {
    const desk = this.desks[place]!;
    try {
      await handInWaiting(desk);
      await refreshList(desk);
    } catch (error) {
      await meetFailure(desk, error);
    }
  }

  numbersOf = (place: number) => this.desks[place]!.store.getState();
}

describe('Two devices at the door, whatever happens to the network and to them', () => {
  let printer: TicketPrinter;
  let codes: string[];
  let tickets: ConstructorParameters<typeof FakeApi>[1];

  beforeAll(async () => {
    printer = await openPrinter();
    codes = await Promise.all(seats.map((seat) => printer.print(seat)));
    tickets = await Promise.all(seats.map((seat, n) => listTicket(seat, codes[n]!, `Guest ${n}`)));
  });

  async function run(steps: readonly Step[]): Promise<World> {
    const world = new World(codes, tickets, printer);
    await world.open();
    for (const taken of steps) await world.take(taken);
    await world.take({ do: 'restore' });
    for (const place of [0, 1]) await world.round(place);
    // Until a list of now surely has all of it.
    world.now += 120_000;
    for (const place of [0, 1]) await world.round(place);
    return world;
  }

  /** Everybody whom they let in, once, and everything that they took back. */
  function expectAllTold({ api, letIn, takenBack }: World): void {
    for (const { nonce, key, device: place } of letIn) {
      expect(api.facts.get(nonce)).toMatchObject({ key, device: `device-${place}` });
    }
    const undone = [...api.facts.values()].map(({ undoes }) => undoes);
    for (const nonce of takenBack) expect(undone.filter((one) => one === nonce)).toHaveLength(1);
  }

  /** On one device, but for who was taken back. */
  function expectNobodyTwice({ letIn, takenBack }: World): void {
    const counted = letIn.filter(({ nonce }) => !takenBack.has(nonce));
    const seen = counted.map(({ device: place, key }) => `${place} ${key}`);
    expect(seen).toEqual([...new Set(seen)]);
  }

  /** No code of a ticket above all. */
  function expectNothingLeft(world: World): void {
    for (const { scans } of world.keeps) expect(scans).toEqual([]);
    expect(world.numbersOf(0).waiting + world.numbersOf(1).waiting).toBe(0);
  }

  function expectNobodySentAway({ saidToGood }: World): void {
    const welcome = ['admitted', 'already_admitted'];
    expect([...saidToGood].filter((outcome) => !welcome.includes(outcome))).toEqual([]);
  }

  /** Who is in by the facts. */
  function expectSameCounts(world: World): void {
    const good = seats.map(ticketKey).filter((key) => !world.api.void.has(key));
    const admitted = good.filter((key) => world.api.entriesOf(key).length > 0).length;
    expect([0, 1].map((place) => world.numbersOf(place).admitted)).toEqual([admitted, admitted]);
  }

  it('tell of everybody whom they let in, let nobody in twice, send no good ticket away, keep nothing, and agree in the end', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = await run(steps);
        expectAllTold(world);
        expectNobodyTwice(world);
        expectNobodySentAway(world);
        expectNothingLeft(world);
        expectSameCounts(world);
      }),
      { numRuns: 150 },
    ));
});
