/** Organisers who pay orders back, and cancel events that people have paid for. */
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';
import type { WantedRefund } from '../history.js';
import type { Desk } from './purchase.js';

const EVERY_MS = [50, 400] as const;

export class Organisers {
  readonly wantedRefunds: WantedRefund[] = [];
  private work: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly desk: Desk,
    private readonly seed: number,
    private readonly durationMs: number,
  ) {}

  start(): void {
    this.work = [
      this.payBack(createRandom(this.seed, 5_001)),
      this.payBack(createRandom(this.seed, 5_002)),
      this.cancelEvents(createRandom(this.seed, 5_003)),
    ];
  }

  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.work);
  }

  private async payBack(random: Random): Promise<void> {
    while (!this.isOver) {
      await pause(random.between(...EVERY_MS));
      const order = this.desk.sold.shift();
      if (!order) continue;
      const { orderId, ownerId, lineIds } = order;
      const keepCents = random.pick([0, 0, 500, 1_000_000]);
      this.wantedRefunds.push({ orderId, keepCents });
      const lines = random.chance(0.5) ? { lineIds: [random.pick(lineIds)] } : {};
      const body = { ...lines, keepCents, reason: 'They are ill' };
      const request = { method: 'POST', path: `/orders/${orderId}/refund`, body } as const;
      const ask = () => this.desk.asker.ask(random, { userId: ownerId, token: null }, request);
      // A double click, now and then.
      await Promise.all(random.chance(0.2) ? [ask(), ask()] : [ask()]);
    }
  }

  /** One after the other, over the whole run. */
  private async cancelEvents(random: Random): Promise<void> {
    const doomed = this.desk.system.market.events.filter(({ isDoomed }) => isDoomed);
    const startedAt = Date.now();
    for (const [index, { id, ownerId }] of doomed.entries()) {
      const at = startedAt + (this.durationMs * (index + 1)) / (doomed.length + 1);
      while (!this.isOver && Date.now() < at) await pause(50);
      const body = { reason: 'The hall burned down' };
      const path = `/events/${id}/cancel`;
      await this.desk.asker.ask(
        random,
        { userId: ownerId, token: null },
        { method: 'POST', path, body },
      );
    }
  }
}
