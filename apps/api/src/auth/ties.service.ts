/**
 * What a person has to be out of before their account goes: the rooms that keep such things name them here,
 * since accounts know none of these rooms.
 */
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../common/database/prisma.service.js';

export interface Tie {
  /**
   * In the transaction that erases, when the account's row is written: whoever ties the person anew has its
   * key shared (`lockJoining`), so they have committed or find the account gone.
   */
  isThere(tx: Transaction, userId: string): Promise<boolean>;
  /** Ends all of its kind. */
  end(userId: string): Promise<void>;
}

@Injectable()
export class TiesService {
  private readonly ties: Tie[] = [];

  /** In the `onModuleInit` of the module whose it is. */
  register(tie: Tie): void {
    this.ties.push(tie);
  }

  /** @throws StillTiedError when there is one: nothing is to be committed */
  async requireNone(tx: Transaction, userId: string): Promise<void> {
    for (const tie of this.ties) {
      if (await tie.isThere(tx, userId)) throw new StillTiedError();
    }
  }

  async endAll(userId: string): Promise<void> {
    for (const tie of this.ties) await tie.end(userId);
  }
}

export class StillTiedError extends Error {
  constructor() {
    super('The person is still in a line');
  }
}
