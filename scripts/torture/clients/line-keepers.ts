/**
 * Those who work for the organiser and look after the lines: they move people up, take them out, give a seat to
 * one of them, and let the line stand still for a moment.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';
import type { EditLineWish, Wish } from '../history.js';
import type { Asker } from './asker.js';
import { countOf, slowDown, type Pace } from './pace.js';

const KEEPERS = 3;
const THINK_MS = [50, 500] as const;
const STANDS_STILL_MS = [50, 800] as const;

export interface LineKeepersOptions {
  pace: Pace;
  seed: number;
  userId: string;
  /** Those that have a line. */
  eventIds: readonly string[];
}

export class LineKeepers {
  private people: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly asker: Asker,
    private readonly options: LineKeepersOptions,
  ) {}

  start(): void {
    // Streams of chance that nobody else has.
    this.people = Array.from({ length: countOf(KEEPERS, this.options.pace) }, (_, index) =>
      this.keepOnAndOn(createRandom(this.options.seed, 4_000 + index)),
    );
  }

  /** Resolves once every line goes on. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.people);
  }

  private async keepOnAndOn(random: Random): Promise<void> {
    while (!this.isOver) {
      const eventId = random.pick(this.options.eventIds);
      if (random.chance(0.25)) await this.pauseFor(random, eventId);
      else await this.changeOne(random, eventId);
      await pause(random.between(...slowDown(THINK_MS, this.options.pace)));
    }
  }

  private async changeOne(random: Random, eventId: string): Promise<void> {
    const { userId } = this.options;
    const seen = await this.ask(random, { kind: 'readLine', userId, eventId, attempts: [] });
    if (seen?.kind !== 'line' || seen.entryIds.length === 0) return;
    const kinds: EditLineWish['kind'][] = ['promote', 'promote', 'remove', 'offer'];
    const about = { userId, eventId, entryId: random.pick(seen.entryIds) };
    await this.ask(random, { kind: random.pick(kinds), ...about, attempts: [] });
  }

  private async pauseFor(random: Random, eventId: string): Promise<void> {
    if (!(await this.setPaused(random, eventId, true))) return;
    await pause(random.between(...STANDS_STILL_MS));
    await this.setPaused(random, eventId, false);
  }

  /** Until it is so. @returns false: the event is cancelled */
  private async setPaused(random: Random, eventId: string, isPaused: boolean): Promise<boolean> {
    const { userId } = this.options;
    for (;;) {
      const seen = await this.ask(random, { kind: 'readSettings', userId, eventId, attempts: [] });
      if (seen?.kind !== 'settings') return false;
      const { revision } = seen;
      const base = { kind: 'pause', userId, eventId, isPaused, revision } as const;
      const answer = await this.ask(random, { ...base, attempts: [] });
      if (answer?.kind === 'edited') return true;
      if (answer?.kind !== 'refused' || answer.code !== 'stale_revision') return false;
    }
  }

  private ask(random: Random, wish: Wish) {
    return this.asker.fulfil(random, this.asker.note(wish));
  }
}
