import { Injectable } from '@nestjs/common';
import type { Receiver } from './receiver.js';

export type { Delivery, OutboxMessage, Receiver, Shared } from './receiver.js';

/** Who is told of facts: each module that has a receiver names it here, in its `onModuleInit`. */
@Injectable()
export class ReceiversService {
  private readonly receivers = new Map<string, Receiver>();

  /** Before the application has started: messages that were passed on by then do not come to it. */
  register(receiver: Receiver): void {
    if (this.receivers.has(receiver.name)) {
      throw new TypeError(`There are two receivers "${receiver.name}"`);
    }
    this.receivers.set(receiver.name, receiver);
  }

  list(): Receiver[] {
    return [...this.receivers.values()];
  }
}
