/** What is wanted of tickets: to pass them on, and to let people in with them. */
import type { WishBase } from './answers.js';

/** Asks somebody to take a ticket over. */
interface AskTransferWish extends WishBase {
  kind: 'askTransfer';
  eventId: string;
  bookingId: string;
  email: string;
}
interface TakeBackWish extends WishBase {
  kind: 'takeBack';
  bookingId: string;
}
/** What the link of the mail can do, in the hands of this person. */
export interface AcceptTransferWish extends WishBase {
  kind: 'acceptTransfer';
  eventId: string;
  transferId: string;
  token: string;
}
/** Nobody signs in for it. */
interface DeclineTransferWish extends WishBase {
  kind: 'declineTransfer';
  transferId: string;
  token: string;
}
interface ReadTicketsWish extends WishBase {
  kind: 'readTickets';
  bookingId: string;
}
interface RegisterDeviceWish extends WishBase {
  kind: 'registerDevice';
  eventId: string;
  device: string;
}

/** What a device read, or did. It has the same nonce as often as it is sent. */
export interface Scan {
  kind: 'entry' | 'undo';
  nonce: string;
  bookingId: string;
  code: string;
  /** Of an undo: the nonce of the entry. */
  undoes?: string;
  /** In ISO 8601. */
  scannedAt: string;
}
/** A device that asks before it lets somebody in, or before it undoes that. */
interface ScanWish extends WishBase {
  kind: 'scan';
  eventId: string;
  device: string;
  scan: Scan;
}
/** What a device did while it had no network. */
interface HandInWish extends WishBase {
  kind: 'handIn';
  eventId: string;
  device: string;
  scans: Scan[];
}

type AnyTransferWish = AskTransferWish | TakeBackWish | AcceptTransferWish | DeclineTransferWish;
type AnyDoorWish = ReadTicketsWish | RegisterDeviceWish | ScanWish | HandInWish;
export type AnyTicketWish = AnyTransferWish | AnyDoorWish;
