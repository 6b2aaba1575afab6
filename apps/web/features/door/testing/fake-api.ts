/** The API's side of a door, as the contract has it: facts by nonce, and the list that follows from them. */
import {
  decodeTicketCode,
  type CheckInOutcome,
  type CheckInResult,
  type DoorList,
  type DoorTicket,
  type ProblemCode,
  type QueuedScan,
} from '@lastseat/contracts';
import { AxiosError, AxiosHeaders } from 'axios';
import type { DeskParts } from '@/features/door/engine/desk';
import { ticketKey } from '@/features/door/rules/ticket-key';
import { fakeEvent } from './fake-tickets';

const noAnswer = () => new AxiosError('Network Error', AxiosError.ERR_NETWORK);

function refusal(status: number, code: ProblemCode): AxiosError {
  const config = { headers: new AxiosHeaders() };
  const data = { type: 'about:blank', title: code, detail: code, requestId: '1', status, code };
  const response = { status, data, config, headers: {}, statusText: '' };
  return new AxiosError(code, undefined, config, null, response);
}

interface Fact {
  key: string;
  kind: 'entry' | 'undo';
  undoes: string | undefined;
  scannedAt: string;
  device: string;
}

export class FakeApi {
  /** By nonce. */
  readonly facts = new Map<string, Fact>();
  readonly names = new Map<string, string>();
  readonly signedOut = new Set<string>();
  readonly void = new Set<string>();
  /** Tickets that nobody has yet: their bookings are held. */
  readonly held = new Set<string>();
  /** What every batch is refused with that has the nonce in it. */
  readonly poison = new Set<string>();
  isAway = false;
  /** It does what it is asked, and nobody hears of it. */
  losesAnswers = false;
  private readonly keys: DoorList['keys'];
  private readonly tickets: readonly DoorTicket[];
  private readonly now: () => number;

  constructor(keys: DoorList['keys'], tickets: readonly DoorTicket[], now: () => number) {
    this.keys = keys;
    this.tickets = tickets;
    this.now = now;
  }

  readonly parts: DeskParts['api'] = {
    registerDevice: (_, { id, name }) =>
      this.answer(id, () => {
        this.names.set(id, name);
      }),
    fetchList: (_, deviceId) =>
      this.answer(deviceId, () => {
        const at = this.now();
        return { list: this.makeList(at), etag: null, earliest: at, latest: at };
      }),
    checkIn: (_, { device, ...scan }) => this.answer(device, () => this.checkIn(device, scan)),
    handInScans: (_, { device, scans }) =>
      this.answer(device, () => {
        if (scans.some(({ nonce }) => this.poison.has(nonce)))
          throw refusal(400, 'invalid_request');
        return scans.map((scan) => this.take(device, scan));
      }),
  };

  /** Entries that nobody has taken back, of a ticket or of all, the first one first. */
  entriesOf(key?: string): [string, Fact][] {
    const undone = new Set([...this.facts.values()].map(({ undoes }) => undoes));
    return [...this.facts]
      .filter(([nonce, fact]) => fact.kind === 'entry' && !undone.has(nonce))
      .filter(([, fact]) => key === undefined || fact.key === key)
      .sort(([, a], [, b]) => Date.parse(a.scannedAt) - Date.parse(b.scannedAt));
  }

  private async answer<T>(deviceId: string, act: () => T): Promise<T> {
    await Promise.resolve();
    if (this.isAway) throw noAnswer();
    if (this.signedOut.has(deviceId)) throw refusal(403, 'device_signed_out');
    const answer = act();
    if (this.losesAnswers) throw noAnswer();
    return answer;
  }

  private checkIn(device: string, scan: Omit<QueuedScan, 'kind'>): CheckInResult {
    const key = keyOf(scan);
    if (this.void.has(key)) throw refusal(422, 'cancelled');
    const [first] = this.entriesOf(key);
    if (first !== undefined && first[0] !== scan.nonce) {
      return this.makeResult(scan.nonce, 'already_admitted', key);
    }
    return this.take(device, { ...scan, kind: 'entry' });
  }

  /** What a device has decided by itself is kept, whatever the ticket is worth by now. */
  private take(device: string, scan: QueuedScan): CheckInResult {
    const key = keyOf(scan);
    const { nonce, kind, undoes, scannedAt } = scan;
    this.facts.set(nonce, this.facts.get(nonce) ?? { key, kind, undoes, scannedAt, device });
    if (kind === 'undo') return this.makeResult(nonce, 'undone', key);
    if (this.void.has(key)) return this.makeResult(nonce, 'cancelled', key);
    const isFirst = this.entriesOf(key)[0]?.[0] === nonce;
    return this.makeResult(nonce, isFirst ? 'admitted' : 'already_admitted', key);
  }

  private makeResult(nonce: string, outcome: CheckInOutcome, key: string): CheckInResult {
    const [first] = this.entriesOf(key);
    const [bookingId = '', number] = key.split('/');
    return {
      ...{ outcome, nonce, isKept: true, bookingId, number: Number(number) },
      ...{ name: 'Ada', note: null, quantity: 1 },
      firstAt: first?.[1].scannedAt ?? null,
      firstDevice: first ? (this.names.get(first[1].device) ?? '') : null,
    };
  }

  private makeList(at: number): DoorList {
    const isHeld = (ticket: DoorTicket) => this.held.has(ticketKey(ticket));
    const current = this.tickets.filter((ticket) => !this.void.has(ticketKey(ticket)));
    const listed = current.filter((ticket) => !isHeld(ticket));
    const tickets = listed.map((ticket) => {
      const first = this.entriesOf(ticketKey(ticket))[0]?.[1];
      const { scannedAt: admittedAt = '', device = '' } = first ?? {};
      return first ? { ...ticket, admittedAt, admittedBy: this.names.get(device) ?? '' } : ticket;
    });
    const held = current.filter(isHeld).map(({ bookingId }) => bookingId);
    return {
      event: fakeEvent,
      listedAt: new Date(at).toISOString(),
      keys: this.keys,
      tickets,
      held,
    };
  }
}

function keyOf({ code, bookingId = '', number = 0 }: Omit<QueuedScan, 'kind'>): string {
  const seat = code === undefined ? { bookingId, number } : decodeTicketCode(code);
  if (seat === undefined) throw refusal(422, 'invalid_ticket');
  return ticketKey(seat);
}
