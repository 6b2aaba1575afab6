/** Somebody who wants seats: asks, hears, and goes on from there; asks again where nobody knows what became of it. */
import type {
  BookCommand,
  BookingCommand,
  BookingRecord,
  HoldCommand,
} from '../../../apps/api/src/bookings/domain/booking-command.js';
import type { EventRow } from '../database/rows.js';
import type { Answer, World } from './world.js';

/** How often the same is asked for, where no answer comes. */
const PATIENCE = 4;

export class Person {
  private wishes: number;

  constructor(
    private readonly world: World,
    readonly id: string,
  ) {
    this.wishes = world.plan.wishes;
    this.goOn();
  }

  private newId(): string {
    return this.world.plan.newId();
  }

  /** The next wish, at once or in a while. */
  private goOn(): void {
    if (this.wishes === 0) return;
    this.wishes -= 1;
    const { random, plan } = this.world;
    const event = random.pick(plan.events);
    const isWaiter = event.waitlistMode !== 'off' && random.chance(0.35);
    const command = isWaiter ? this.wishToWait(event) : this.wishFor(event);
    this.insist(command, (answer) => this.follow(command, answer));
  }

  private wishFor({ id: eventId, maxPerPerson }: EventRow): BookCommand | HoldCommand {
    const { random } = this.world;
    const key = random.chance(0.7) ? this.newId() : null;
    const request = {
      ...{ eventId, userId: this.id, bookingId: this.newId(), isUnproved: false },
      quantity: random.between(1, maxPerPerson),
      idempotency: key === null ? null : { key, fingerprint: key },
    };
    if (random.chance(0.6)) return { kind: 'book', ...request };
    const forMs = random.between(1, 30) * 1_000;
    return { kind: 'hold', ...request, forMs, maxHeldShare: 1, isForPayment: false };
  }

  private wishToWait({ id: eventId, maxPerPerson }: EventRow): BookingCommand {
    const { random } = this.world;
    const ids = { entryId: this.newId(), bookingId: this.newId() };
    const quantity = random.between(1, maxPerPerson);
    return { kind: 'joinWaitlist', eventId, userId: this.id, ...ids, quantity };
  }

  /** Until an answer binds. Whoever asks again gets another id, and has the same key. */
  private insist(command: BookingCommand, hear: (answer: Answer) => void, tries = 1): void {
    const { random } = this.world;
    const inMs = random.chance(0.7) ? 0 : random.between(1, 60);
    this.world.ask(command, inMs, (answer) => {
      const isKnown = answer !== 'no answer' && !(answer.kind === 'refused' && isBusy(answer));
      if (isKnown || tries === PATIENCE) return hear(answer);
      this.insist(again(command, this.newId()), hear, tries + 1);
    });
  }

  private follow(command: BookingCommand, answer: Answer): void {
    const { random } = this.world;
    if (answer === 'no answer' || !('booking' in answer)) {
      const waits = answer !== 'no answer' && answer.kind === 'waiting';
      return waits && random.chance(0.3) ? this.leave(command) : this.goOn();
    }
    const { booking } = answer;
    if (answer.kind === 'held') return this.decideAbout(booking);
    if (answer.kind === 'booked' && random.chance(0.6)) return this.giveBack(booking);
    this.goOn();
  }

  private decideAbout({ eventId, id: bookingId }: BookingRecord): void {
    const { random } = this.world;
    const named = { eventId, userId: this.id, bookingId };
    const lateBookingId = this.newId();
    if (random.chance(0.25)) return this.goOn();
    const command: BookingCommand = random.chance(0.6)
      ? { kind: 'confirmHold', ...named, lateBookingId, isPaid: false }
      : { kind: 'releaseHold', ...named, commandId: this.newId(), endedBy: 'attendee' };
    this.insist(command, (answer) => this.follow(command, answer));
  }

  private giveBack({ eventId, id: bookingId, quantity }: BookingRecord): void {
    const { random } = this.world;
    const named = { eventId, userId: this.id, bookingId, commandId: this.newId() };
    const command: BookingCommand = random.chance(0.25)
      ? { kind: 'changeQuantity', ...named, quantity: 3 - quantity, changedBy: 'attendee' }
      : { kind: 'cancel', ...named, cancelledBy: 'attendee', reason: null, by: null };
    this.insist(command, () => this.goOn());
  }

  private leave({ eventId }: BookingCommand): void {
    this.insist({ kind: 'leaveWaitlist', eventId, userId: this.id }, () => this.goOn());
  }
}

const isBusy = ({ code }: { code: string }) => code === 'busy';

function again(command: BookingCommand, id: string): BookingCommand {
  switch (command.kind) {
    case 'book':
    case 'hold':
    case 'joinWaitlist':
      return { ...command, bookingId: id };
    default:
      return command;
  }
}
