/** Who is told of what was committed: listens, fails at times, and knows what has to come. */
import type { Fact } from '@lastseat/contracts';
import type {
  Delivery,
  OutboxMessage,
  Receiver,
} from '../../../apps/api/src/outbox/receivers.service.js';
import type { Network } from '../database/client.js';
import { keyOfMessage, type MessageRow } from '../database/rows.js';
import type { Blame } from './check-commit.js';

/** What was committed to be told: the same for all who listen. */
export class Told {
  readonly committed = new Map<string, readonly Fact[]>();

  note(message: MessageRow): void {
    this.committed.set(keyOfMessage(message), message.facts);
  }
}

export class Ear implements Receiver {
  readonly atOnce = 2;
  private readonly heard = new Set<string>();
  /** By aggregate: the highest version that came. */
  private readonly highest = new Map<string, number>();

  constructor(
    readonly name: string,
    readonly isOrdered: boolean,
    private readonly network: Network,
    private readonly told: Told,
    private readonly blame: Blame,
  ) {}

  partsOf({ facts }: OutboxMessage): readonly (readonly Fact[])[] {
    return [facts];
  }

  async deliver(delivery: Delivery): Promise<void> {
    const fate = this.network.faults.ofStatement();
    if (fate === 'lost before') throw new Error('refused');
    this.hear(delivery);
    const { scheduler, faults } = this.network;
    const { owner } = scheduler;
    const inMs = faults.delay();
    await new Promise<void>((run) => void scheduler.add({ owner, lane: null, inMs, run }));
    if (fate !== 'well') throw new Error('heard, and not answered');
  }

  /** At the end. */
  checkWhole(): void {
    for (const key of this.told.committed.keys()) {
      if (!this.heard.has(key)) this.blame(`${this.name} never heard of ${key}`);
    }
  }

  private hear(delivery: Delivery): void {
    const { aggregateType, aggregateId, version, facts } = delivery;
    const key = keyOfMessage({
      aggregateType,
      aggregateId,
      version,
      facts: [],
      createdAt: new Date(),
    });
    const committed = this.told.committed.get(key);
    if (committed === undefined) return this.blame(`${this.name} heard of ${key}, which is not so`);
    if (JSON.stringify(committed) !== JSON.stringify(facts)) {
      this.blame(`${this.name} heard something else of ${key}`);
    }
    const place = `${aggregateType} ${aggregateId}`;
    const highest = this.highest.get(place) ?? 0;
    const isNew = !this.heard.has(key);
    if (this.isOrdered && isNew && version < highest) {
      this.blame(`${this.name} heard of ${key} after version ${highest}`);
    }
    this.heard.add(key);
    this.highest.set(place, Math.max(version, highest));
  }
}
