/** What a series gives to each of its events. */
import type { GuestPolicy, WaitlistMode } from '@lastseat/contracts';
import { toInstant, type Day } from './days.js';

/** What an event has as the series has it. */
export interface CopiedFields {
  title: string;
  description: string;
  category: string;
  level: string | null;
  host: string | null;
  venue: string;
  address: string | null;
  totalTickets: number;
  priceCents: number;
  currency: string;
  maxPerPerson: number;
  guestPolicy: GuestPolicy;
  allowsTransfer: boolean;
  asksNames: boolean;
  waitlistMode: WaitlistMode;
  offerMinutes: number;
  timeZone: string;
}

/** What the times of an event follow from. */
export interface Timing {
  durationMinutes: number;
  saleOpensMinutesBefore: number | null;
  saleClosesMinutesBefore: number | null;
  cancelUntilMinutesBefore: number | null;
  transferUntilMinutesBefore: number | null;
  waitlistClosesMinutesBefore: number | null;
}

export type Template = CopiedFields & Timing;

export interface EventTimes {
  startsAt: Date;
  endsAt: Date;
  saleOpensAt: Date | null;
  saleClosesAt: Date | null;
  cancelUntil: Date | null;
  transferUntil: Date | null;
  waitlistClosesAt: Date | null;
}

export const copiedFields = [
  'title',
  'description',
  'category',
  'level',
  'host',
  'venue',
  'address',
  'totalTickets',
  'priceCents',
  'currency',
  'maxPerPerson',
  'guestPolicy',
  'allowsTransfer',
  'asksNames',
  'waitlistMode',
  'offerMinutes',
  'timeZone',
] as const satisfies (keyof CopiedFields)[];

const MINUTE_MS = 60_000;

/** It ends so many minutes later, whatever the clocks do meanwhile. */
export function timesFrom(startsAt: Date, { durationMinutes, ...before }: Timing): EventTimes {
  const later = (minutes: number) => new Date(startsAt.getTime() + minutes * MINUTE_MS);
  const earlier = (minutes: number | null) => (minutes === null ? null : later(-minutes));
  return {
    startsAt,
    endsAt: later(durationMinutes),
    saleOpensAt: earlier(before.saleOpensMinutesBefore),
    saleClosesAt: earlier(before.saleClosesMinutesBefore),
    cancelUntil: earlier(before.cancelUntilMinutesBefore),
    transferUntil: earlier(before.transferUntilMinutesBefore),
    waitlistClosesAt: earlier(before.waitlistClosesMinutesBefore),
  };
}

/** Everything that an event has which is held then. */
export function toEventFields(
  template: Template,
  { date, startTime }: { date: Day; startTime: string },
): CopiedFields & EventTimes {
  const copied = Object.fromEntries(copiedFields.map((field) => [field, template[field]]));
  const startsAt = toInstant(date, startTime, template.timeZone);
  return { ...(copied as unknown as CopiedFields), ...timesFrom(startsAt, template) };
}

/**
 * What does not fit together of the times, by the field that would have to change: those of an event would
 * be refused for it.
 */
export function findTemplateErrors({
  saleOpensMinutesBefore: opens,
  saleClosesMinutesBefore: closes,
}: Timing): { path: string[]; message: string }[] {
  if (opens !== null && opens === 0) {
    return [{ path: ['saleOpensMinutesBefore'], message: 'Must be before the start' }];
  }
  if (opens !== null && closes !== null && closes >= opens) {
    return [{ path: ['saleClosesMinutesBefore'], message: 'Must be after the sale opens' }];
  }
  return [];
}
