/** The free events that people go to at the moment; organisers open new ones and close them. */
import type { SystemUnderTest } from '../../torture/system/system-under-test.js';

type Rows = Pick<SystemUnderTest, 'seats' | 'eventIds' | 'lineIds'>;

export class OpenStreets implements Rows {
  /** Of every event that was ever open: how many seats it had at first. */
  readonly seats: Map<string, number>;
  readonly eventIds: string[];
  readonly lineIds: string[];

  constructor({ seats, eventIds, lineIds }: Rows) {
    this.seats = new Map(seats);
    this.eventIds = [...eventIds];
    this.lineIds = [...lineIds];
  }

  /** Of an event with a line, of which nobody has a seat yet. */
  open(eventId: string, seats: number): void {
    this.seats.set(eventId, seats);
    this.eventIds.push(eventId);
    this.lineIds.push(eventId);
  }

  /** Nobody comes any more. What people have there stays theirs. */
  close(eventId: string): void {
    for (const ids of [this.eventIds, this.lineIds]) {
      const index = ids.indexOf(eventId);
      if (index >= 0) ids.splice(index, 1);
    }
  }
}
