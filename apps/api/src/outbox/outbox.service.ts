/** How facts come into the outbox: in the transaction that makes them true, or not at all. */
import { Injectable } from '@nestjs/common';
import type { Fact } from '@lastseat/contracts';
import type { Transaction } from '../common/database/prisma.service.js';
import { appendMessage, type CountedAggregateType } from './append-message.sql.js';

export interface Aggregate {
  aggregateType: CountedAggregateType;
  aggregateId: string;
}

@Injectable()
export class OutboxService {
  private onWake: () => void = () => undefined;

  /**
   * Has everybody told of the facts once `tx` is committed. It keeps the aggregate's row locked until then,
   * so call it last of all statements that others may wait for.
   * @throws when there is no such aggregate: a fact about nothing is a bug
   */
  async append(
    tx: Transaction,
    { aggregateType, aggregateId }: Aggregate,
    facts: readonly Fact[],
  ): Promise<void> {
    const isThere = await appendMessage(tx, aggregateType, aggregateId, facts);
    if (!isThere) throw new Error(`There is no ${aggregateType} ${aggregateId} to tell of`);
  }

  /** After COMMIT: saves those who are told the wait for the next look. Nothing depends on it. */
  wake(): void {
    this.onWake();
  }

  /** From now on `onWake` hears of each {@link wake}. */
  connect(onWake: () => void): void {
    this.onWake = onWake;
  }
}
