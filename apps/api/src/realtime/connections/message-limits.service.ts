/** How many messages a socket may send, and how much large ones may cost all of us. */
import { Inject, Injectable } from '@nestjs/common';
import type { ProblemCode } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import { findCost } from './message-cost.js';
import { RateWindow } from './rate-window.js';

/** Of all sockets: 75,000 ids a second, about a fifth of the thread. */
const LARGE_COSTS = 30_000;

@Injectable()
export class MessageLimitsService {
  private readonly large: RateWindow;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.large = new RateWindow(LARGE_COSTS, clock);
  }

  /** For one socket; to be asked once for each message. Those of ordinary size are never `busy`. */
  createLimit(): (payload: readonly unknown[]) => ProblemCode | null {
    const own = new RateWindow(this.config.SOCKET_MESSAGE_LIMIT, this.clock);
    return (payload) => {
      const cost = findCost(payload);
      if (!own.spend(cost)) return 'too_many_requests';
      return cost === 1 || this.large.spend(cost) ? null : 'busy';
    };
  }
}
