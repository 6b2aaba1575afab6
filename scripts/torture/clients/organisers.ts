/**
 * Two people who work for the organiser of all events. They change how many seats there are, each from
 * the revision that they have seen, and now and then they cancel one of the events that are there for it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';
import type { Wish } from '../history.js';
import type { Asker } from './asker.js';
import { countOf, slowDown, type Pace } from './pace.js';

const ORGANISERS = 2;
const THINK_MS = [100, 600] as const;
/** So many times the seats that an event began with are the most that it gets. */
const MOST_TIMES = 3;

export interface OrganisersOptions {
  pace: Pace;
  seed: number;
  durationMs: number;
  userId: string;
  /** Those of which the seats are changed. */
  eventIds: readonly string[];
  /** How many each event has at first. */
  seats: ReadonlyMap<string, number>;
  /** Those that are to be cancelled, one after the other, in the course of the run. */
  doomedIds: readonly string[];
}

export class Organisers {
  private people: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly asker: Asker,
    private readonly options: OrganisersOptions,
  ) {}

  start(): void {
    const { seed, doomedIds } = this.options;
    // Streams of chance that no client has.
    const randomOf = (index: number) => createRandom(seed, 1_000 + index);
    this.people = [
      ...Array.from({ length: countOf(ORGANISERS, this.options.pace) }, (_, index) =>
        this.editOnAndOn(randomOf(index)),
      ),
      ...doomedIds.map((id, index) => this.cancelLater(randomOf(100 + index), id, index + 1)),
    ];
  }

  /** Nobody begins anything new; resolves once everybody knows what became of their wishes. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.people);
  }

  private async editOnAndOn(random: Random): Promise<void> {
    while (!this.isOver) {
      await this.changeCapacity(random, random.pick(this.options.eventIds));
      await pause(random.between(...slowDown(THINK_MS, this.options.pace)));
    }
  }

  private async changeCapacity(random: Random, eventId: string): Promise<void> {
    const { userId, seats } = this.options;
    const seen = await this.ask(random, { kind: 'readSettings', userId, eventId, attempts: [] });
    if (seen?.kind !== 'settings') return;
    const totalTickets = random.between(1, MOST_TIMES * seats.get(eventId)!);
    const { revision } = seen;
    const base = { kind: 'changeCapacity', userId, eventId, totalTickets, revision } as const;
    await this.ask(random, { ...base, attempts: [] });
  }

  private async cancelLater(random: Random, eventId: string, place: number): Promise<void> {
    const { userId, durationMs, doomedIds } = this.options;
    const at = Date.now() + (durationMs * place) / (doomedIds.length + 1);
    while (!this.isOver && Date.now() < at) await pause(THINK_MS[0]);
    await this.ask(random, { kind: 'cancelEvent', userId, eventId, attempts: [] });
  }

  private ask(random: Random, wish: Wish) {
    return this.asker.fulfil(random, this.asker.note(wish));
  }
}
