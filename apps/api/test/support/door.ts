/** A door with people who have tickets, and devices that let them in. */
import {
  checkInPageSchema,
  checkInResultSchema,
  checkInResultsSchema,
  doorListSchema,
  type CheckInPage,
  type CheckInResult,
  type DoorList,
  type QueuedScan,
} from '@lastseat/contracts';
import { insertBookings, type EventData } from '@lastseat/test-data';
import { v7 as newId } from 'uuid';
import { TicketCodesService } from '../../src/tickets/ticket-codes.service.js';
import type { TestApp } from './app.js';
import type { TestDatabase } from './database.js';
import { createUsers } from './factories.js';
import { send, type Answer } from './http.js';
import { readAs } from './person.js';
import type { Asker, Staff } from './staff.js';

export interface Ticketed {
  bookingId: string;
  userId: string;
  /** Of its seats, the first one first. */
  codes: string[];
}

export interface Door {
  eventId: string;
  bookings: Ticketed[];
}

interface Given extends Partial<EventData> {
  /** Seats of each booking. */
  seats: number[];
}

/** A sold-out event. */
export async function openDoor(
  database: TestDatabase,
  staff: Staff,
  target: TestApp,
  { seats, ...event }: Given,
): Promise<Door> {
  const totalTickets = seats.reduce((sum, one) => sum + one, 0);
  const { id: eventId } = await staff.createEvent({ totalTickets, remainingTickets: 0, ...event });
  const userIds = await createUsers(database, seats.length);
  const rows = await insertBookings(
    database.query.bind(database),
    userIds.map((userId, index) => ({ userId, eventId, quantity: seats[index]! })),
  );
  const made = await database.query<{ id: string; createdAt: Date }>(
    `SELECT id, "createdAt" FROM "Booking" WHERE "eventId" = $1`,
    [eventId],
  );
  const createdAt = new Map(made.map((row) => [row.id, row.createdAt]));
  const codes = await target.app.get(TicketCodesService).codesOf(
    rows.map(({ id, quantity }) => ({
      ...{ eventId, bookingId: id, quantity, createdAt: createdAt.get(id)! },
    })),
  );
  const bookings = rows.map(({ id, userId }, index) => ({
    ...{ bookingId: id, userId, codes: codes[index]! },
  }));
  return { eventId, bookings };
}

/** What one device does, of somebody at the door unless another is named. */
export class Device {
  constructor(
    private readonly target: TestApp,
    private readonly staff: Staff,
    readonly eventId: string,
    readonly name: string,
    private readonly asker: Asker = 'door',
    readonly id = newId(),
  ) {}

  /** The same device, which asks another process from now on. */
  at(target: TestApp): Device {
    return new Device(target, this.staff, this.eventId, this.name, this.asker, this.id);
  }

  register(): Promise<Answer> {
    return this.ask('POST', 'door-devices', { id: this.id, name: this.name });
  }

  /** As it is answered. */
  send(body: object): Promise<Answer> {
    const usual = { device: this.id, nonce: newId(), scannedAt: new Date().toISOString() };
    return this.ask('POST', 'check-ins', { ...usual, ...body });
  }

  /** @throws when it is answered by a problem */
  async scan(code: string, given: object = {}): Promise<CheckInResult> {
    return readAs(checkInResultSchema, await this.send({ code, ...given }));
  }

  async undo(undoes: string, nonce = newId()): Promise<CheckInResult> {
    const body = { device: this.id, nonce, undoes };
    return readAs(checkInResultSchema, await this.ask('POST', 'check-ins/undo', body));
  }

  async handIn(scans: QueuedScan[]): Promise<CheckInResult[]> {
    const answer = await this.ask('POST', 'check-ins/batch', { device: this.id, scans });
    return readAs(checkInResultsSchema, answer).results;
  }

  async list(): Promise<DoorList> {
    return readAs(doorListSchema, await this.ask('GET', `door-list?device=${this.id}`));
  }

  async page(query = ''): Promise<CheckInPage> {
    return readAs(checkInPageSchema, await this.ask('GET', `check-ins?${query}`));
  }

  ask(method: string, path: string, body?: object, headers: object = {}): Promise<Answer> {
    const authorization = `Bearer ${this.staff.tokenOf(this.asker)}`;
    return send(this.target.origin, method, `/api/events/${this.eventId}/${path}`, {
      headers: { authorization, ...headers },
      body,
    });
  }
}

/** An entry that a device wrote into its queue. */
export const queued = (code: string, scannedAt = new Date(), nonce = newId()): QueuedScan => ({
  ...{ kind: 'entry', nonce, scannedAt: scannedAt.toISOString(), code },
});
