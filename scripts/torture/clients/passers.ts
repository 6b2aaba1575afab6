/**
 * People who pass their tickets on, to others with an account and to guests. Who is asked accepts, does not
 * want it, or says nothing; two who have the link want it at once; and whose ticket it is takes it back,
 * cancels it or shows it at the door meanwhile.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, type Random } from '../../load/random.js';
import type { AcceptTransferWish, Answer, Wish } from '../history.js';
import type { Asker } from './asker.js';
import type { Doors } from './doors.js';
import type { ManageLinks } from './manage-links.js';
import { findOwnTicket, type OwnTicket } from './own-tickets.js';
import { countOf, slowDown, type Pace } from './pace.js';
import { addressOf } from './send-request.js';
import { isGuest } from './ticket-requests.js';
import type { TransferLinks } from './transfer-links.js';

const CLIENTS = 8;
const THINK_MS = [20, 200] as const;

export interface PassersOptions {
  pace: Pace;
  seed: number;
  userIds: readonly string[];
  /** The addresses of people without an account. */
  guests: readonly string[];
}

interface Offered extends OwnTicket {
  /** Who is asked. */
  other: string;
  transferId: string;
  token: string;
}

export class Passers {
  private clients: Promise<unknown>[] = [];
  private isOver = false;

  constructor(
    private readonly asker: Asker,
    private readonly links: { transfers: TransferLinks; managed: ManageLinks },
    private readonly doors: Doors,
    private readonly options: PassersOptions,
  ) {}

  start(): void {
    // Streams of chance that nobody else has.
    this.clients = Array.from({ length: countOf(CLIENTS, this.options.pace) }, (_, index) =>
      this.live(createRandom(this.options.seed, 5_000 + index)),
    );
  }

  /** Nobody wants anything new; resolves once everybody knows what became of their wishes. */
  async finish(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async live(random: Random): Promise<void> {
    while (!this.isOver) {
      const own = await findOwnTicket(this.asker, random, random.pick(this.options.userIds));
      if (own) await this.passOn(random, own);
      await pause(random.between(...slowDown(THINK_MS, this.options.pace)));
    }
  }

  private async passOn(random: Random, own: OwnTicket): Promise<void> {
    const others = this.options.userIds.filter((id) => id !== own.userId);
    const other = random.pick(random.chance(0.25) ? this.options.guests : others);
    const email = addressOf(other);
    // A double click, which a balancer hands to one process each.
    const [answer] = await this.ask(
      random,
      { kind: 'askTransfer', ...own, email, attempts: [] },
      random.chance(0.05),
    );
    if (answer?.kind !== 'asked') return;
    const { transferId } = answer;
    const token = this.links.transfers.tokenOf(transferId);
    await this.decide(random, { ...own, other, transferId, token });
  }

  private async decide(random: Random, offered: Offered): Promise<void> {
    const { userId, bookingId, transferId, token } = offered;
    const fate = random.fraction();
    if (fate < 0.4) {
      await this.accept(random, offered, random.chance(0.15));
    } else if (fate < 0.6) {
      const stranger = { ...offered, other: random.pick(this.options.userIds) };
      await Promise.all([this.accept(random, offered), this.accept(random, stranger)]);
    } else if (fate < 0.75) {
      await Promise.all([this.accept(random, offered), this.interfere(random, offered)]);
    } else if (fate < 0.85) {
      await this.ask(random, { kind: 'takeBack', userId, bookingId, attempts: [] });
      if (random.chance(0.5)) await this.accept(random, offered);
    } else if (fate < 0.95) {
      const base = { kind: 'declineTransfer', userId: offered.other } as const;
      await this.ask(random, { ...base, transferId, token, attempts: [] });
    }
    // Else nobody says anything, and the link stays good.
  }

  /** What whose ticket it is does in the instant in which it is accepted. */
  private async interfere(random: Random, own: OwnTicket): Promise<void> {
    const kind = random.pick(['takeBack', 'cancel', 'show'] as const);
    if (kind === 'show') return this.doors.show(random, own);
    const { userId, bookingId } = own;
    await this.ask(random, { kind, userId, bookingId, attempts: [] });
  }

  private async accept(random: Random, offered: Offered, isTwice = false): Promise<void> {
    const { other: userId, eventId, transferId, token } = offered;
    const wish: AcceptTransferWish = {
      ...{ kind: 'acceptTransfer', userId, eventId, transferId, token, attempts: [] },
    };
    const [answer] = await this.ask(random, wish, isTwice);
    // The same request again, although it has its answer.
    if (random.chance(0.05)) await this.ask(random, wish);
    if (random.chance(0.5)) await this.letGo(random, wish, answer);
  }

  /** Or the seats would all be with those who do not cancel. */
  private async letGo(
    random: Random,
    { userId, eventId }: AcceptTransferWish,
    answer: Answer | null | undefined,
  ): Promise<void> {
    if (answer?.kind === 'booked') {
      await this.ask(random, {
        ...{ kind: 'cancel', userId, bookingId: answer.bookingId, attempts: [] },
      });
    } else if (answer?.kind === 'told' && isGuest(userId)) {
      const token = await this.links.managed.tokenOf(userId, eventId);
      await this.ask(random, { kind: 'cancelByLink', userId, eventId, token, attempts: [] });
    }
  }

  private ask(random: Random, wish: Wish, isTwice = false): Promise<(Answer | null)[]> {
    const noted = wish.attempts.length > 0 ? wish : this.asker.note(wish);
    const ways = isTwice ? ([{ only: 'a' }, { only: 'b' }] as const) : [{}];
    return Promise.all(ways.map((way) => this.asker.fulfil(random, noted, way)));
  }
}
