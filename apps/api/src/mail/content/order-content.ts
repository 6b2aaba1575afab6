import type { Recipient } from '../transports/mail-transport.js';

/** What mails about the money of an order are written from. */
export interface OrderContent {
  id: string;
  person: Recipient;
  /** Who has no account has no page of the order that a mail could lead to. */
  isGuests: boolean;
  lines: readonly { name: string; quantity: number; unitPriceCents: number }[];
  event: { id: string; title: string; coverImageId: string | null; organiserName: string };
}

/** In the currency's smallest unit. */
export interface Money {
  amountCents: number;
  /** ISO 4217. */
  currency: string;
}
