/** Who comes in: a scan → its ticket → what becomes of it under the locks → the answer. */
import { Injectable } from '@nestjs/common';
import {
  ticketRefusals,
  type CheckInBatchInput,
  type CheckInInput,
  type CheckInResult,
  type CheckInResults,
  type UndoCheckInInput,
} from '@lastseat/contracts';
import { PrismaService } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { DoorUpdatesService } from '../realtime/door-updates.service.js';
import { TicketCodesService } from '../tickets/ticket-codes.service.js';
import { findEntry } from './check-ins.sql.js';
import { DoorDevicesService } from './door-devices.service.js';
import { takeScans, type NamedScan, type TakenScan, type Teller } from './take-scans.js';

type Refusal = (typeof ticketRefusals)[number];

/** What a device says that it read. */
interface ShownTicket {
  code?: string | undefined;
  bookingId?: string | undefined;
  number?: number | undefined;
}

type Named = Pick<NamedScan, 'bookingId' | 'number' | 'by'>;

/** Signatures that are looked at together: Node's threads have other work too. */
const CODES_AT_ONCE = 32;

@Injectable()
export class CheckInsService {
  constructor(
    private readonly devices: DoorDevicesService,
    private readonly codes: TicketCodesService,
    private readonly prisma: PrismaService,
    private readonly updates: DoorUpdatesService,
  ) {}

  /**
   * Lets somebody in, or says why not.
   * @throws ProblemError what `DoorDevicesService.require` does, `busy`, and why the ticket lets nobody in
   */
  async checkIn(user: SignedInUser, eventId: string, input: CheckInInput): Promise<CheckInResult> {
    const teller = await this.meet(user, eventId, input.device, true);
    const ticket = await this.findTicket(eventId, input);
    if (typeof ticket === 'string') throw new ProblemError(ticket);
    const { nonce, scannedAt } = input;
    const scan = { kind: 'entry', undoes: null, nonce, scannedAt: new Date(scannedAt) } as const;
    return this.takeOne(teller, { ...scan, ...ticket });
  }

  /** @throws ProblemError as {@link checkIn}, and `check_in_not_found` */
  async undo(user: SignedInUser, eventId: string, input: UndoCheckInInput): Promise<CheckInResult> {
    const teller = await this.meet(user, eventId, input.device, true);
    const entry = await findEntry(this.prisma, eventId, input.undoes);
    if (entry === undefined) throw new ProblemError('check_in_not_found');
    const { nonce, undoes, scannedAt } = input;
    const at = scannedAt === undefined ? new Date() : new Date(scannedAt);
    return this.takeOne(teller, {
      kind: 'undo',
      nonce,
      undoes,
      scannedAt: at,
      by: 'name',
      ...entry,
    });
  }

  /**
   * Takes what a device did by itself. It has happened: what can be is written down.
   * @throws ProblemError what `DoorDevicesService.require` does, `busy`
   */
  async takeQueue(
    user: SignedInUser,
    eventId: string,
    { device, scans }: CheckInBatchInput,
  ): Promise<CheckInResults> {
    const teller = await this.meet(user, eventId, device, false);
    const tickets: (Named | Refusal)[] = [];
    for (let from = 0; from < scans.length; from += CODES_AT_ONCE) {
      const part = scans.slice(from, from + CODES_AT_ONCE);
      tickets.push(...(await Promise.all(part.map((scan) => this.findTicket(eventId, scan)))));
    }
    const named = scans.flatMap(({ kind, nonce, undoes, scannedAt }, index): NamedScan[] => {
      const ticket = tickets[index];
      if (ticket === undefined || typeof ticket === 'string') return [];
      const scan = { kind, nonce, undoes: undoes ?? null, scannedAt: new Date(scannedAt) };
      return [{ ...scan, ...ticket }];
    });
    const taken = named.length > 0 ? await this.take(teller, named) : [];
    let next = 0;
    const results = tickets.map((ticket, index) =>
      typeof ticket === 'string'
        ? refuse(scans[index]?.nonce ?? '', ticket)
        : toResult(taken[next++]!),
    );
    return { results };
  }

  private async meet(
    user: SignedInUser,
    eventId: string,
    deviceId: string,
    isAsked: boolean,
  ): Promise<Teller> {
    const deviceName = await this.devices.require(user, eventId, deviceId);
    return { eventId, deviceId, deviceName, memberId: user.id, isAsked };
  }

  private async takeOne(teller: Teller, scan: NamedScan): Promise<CheckInResult> {
    const [taken] = await this.take(teller, [scan]);
    const { outcome } = taken!;
    if (isRefusal(outcome)) throw new ProblemError(outcome);
    return toResult(taken!);
  }

  private async take(teller: Teller, scans: readonly NamedScan[]): Promise<TakenScan[]> {
    const taken = await runTransaction(this.prisma, (tx) => takeScans(tx, teller, scans));
    if (taken.some(({ isKept }) => isKept)) this.updates.announce(teller.eventId);
    return taken;
  }

  /** @returns which seat it is for, or why for none here */
  private async findTicket(
    eventId: string,
    { code, bookingId, number }: ShownTicket,
  ): Promise<Named | Refusal> {
    if (code === undefined) {
      if (bookingId === undefined || number === undefined) return 'invalid_ticket';
      return { bookingId, number, by: 'name' };
    }
    const ticket = await this.codes.verify(code);
    if (ticket === undefined) return 'invalid_ticket';
    if (ticket.eventId !== eventId) return 'wrong_event';
    return { bookingId: ticket.bookingId, number: ticket.number, by: 'code' };
  }
}

const isRefusal = (outcome: string): outcome is Refusal =>
  (ticketRefusals as readonly string[]).includes(outcome);

function toResult({ scan, outcome, isKept, booking, first }: TakenScan): CheckInResult {
  const { nonce, bookingId, number } = scan;
  return {
    ...{ outcome, nonce, isKept, bookingId, number },
    name: booking?.names?.[number] ?? booking?.name ?? null,
    note: booking?.note ?? null,
    quantity: booking?.quantity ?? null,
    firstAt: first?.scannedAt.toISOString() ?? null,
    firstDevice: first?.deviceName ?? null,
  };
}

function refuse(nonce: string, outcome: Refusal): CheckInResult {
  const nobody = { name: null, note: null, quantity: null, firstAt: null, firstDevice: null };
  return { outcome, nonce, isKept: false, bookingId: null, number: null, ...nobody };
}
