/** People of one kind, each with a stream of chance of their own, until the day is over. */
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';

export interface Folk {
  seed: number;
  /** So many, with the streams of chance from here on. */
  count: number;
  firstStream: number;
  /** What one of them does each time, and how long until the next. */
  live: (random: Random, isOver: () => boolean) => Promise<void>;
  restMs: readonly [number, number];
}

export class Townsfolk {
  private lives: Promise<unknown>[] = [];
  private isOver = false;

  constructor(private readonly folk: Folk) {}

  start(): void {
    const { seed, count, firstStream } = this.folk;
    this.lives = Array.from({ length: count }, (_, index) =>
      this.liveOnAndOn(createRandom(seed, firstStream + index)),
    );
  }

  /** Nobody begins anything new; resolves once everybody has ended what they were at. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.lives);
  }

  private async liveOnAndOn(random: Random): Promise<void> {
    const { live, restMs } = this.folk;
    while (!this.isOver) {
      await live(random, () => this.isOver);
      await rest(random.between(...restMs), () => this.isOver);
    }
  }
}

const LOOK_MS = 200;

/** Or until all is over. */
export async function rest(forMs: number, isOver: () => boolean): Promise<void> {
  const until = Date.now() + forMs;
  while (!isOver() && Date.now() < until) await pause(Math.min(LOOK_MS, until - Date.now()));
}
