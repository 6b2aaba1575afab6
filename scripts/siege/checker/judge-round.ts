/** Whether the server stood its ground in one attack. Pure: a round goes in, sentences come out. */
import { percentile } from '../../report/statistics.js';
import { isServed } from '../siege-record.js';
import type { BookerAnswer, Round, Spell } from '../siege-record.js';

export const bounds = {
  /** MB of 10⁶ bytes. */
  memoryMb: 512,
  healthMs: 1_000,
  /** Of bookings' p99 under attack to that of the quiet time before. */
  slowdown: 4,
  /** Where the quiet p99 is a few ms, one collection of garbage is four times that. */
  unnoticedMs: 50,
} as const;

/** A booking that was refused or not answered waited for nothing: as long as anybody would. */
const UNSERVED_MS = 15_000;

export interface BookingTimes {
  p50Ms: number;
  p99Ms: number;
}

/** `null` when nobody booked. */
export function findBookingTimes({ answers }: Spell): BookingTimes | null {
  const waits = answers
    .filter(({ kind }) => kind === 'book')
    .map((answer) => (isServed(answer) ? answer.ms : UNSERVED_MS));
  if (waits.length === 0) return null;
  return { p50Ms: percentile(waits, 0.5), p99Ms: percentile(waits, 0.99) };
}

/** @param isTimed whether what depends on the machine's speed is judged too */
export function judgeRound(round: Round, isTimed: boolean): string[] {
  return [
    ...judgeLife(round),
    ...judgeMemory(round),
    ...judgeAnswers(round),
    ...(isTimed && round.death === null ? [...judgeHealth(round), ...judgeBookings(round)] : []),
  ];
}

function judgeLife({ death, hasRecovered }: Round): string[] {
  if (death !== null) return [`dead after ${(death.afterMs / 1_000).toFixed(1)} s: ${death.how}`];
  return hasRecovered ? [] : ['not everybody was served again when it was over'];
}

function judgeMemory({ under }: Round): string[] {
  const megabytes = Math.round(under.peakBytes / 1e6);
  return megabytes > bounds.memoryMb ? [`${megabytes} MB of memory`] : [];
}

function judgeAnswers({ quiet, under, tally, death }: Round): string[] {
  const complaints: string[] = [];
  if (Object.keys(tally).length === 0) complaints.push('nothing came of the attack');
  if (tally['500'] !== undefined) complaints.push(`${tally['500']} answers 500 to the attack`);
  if (under.answers.length === 0 && death === null) complaints.push('nobody booked meanwhile');
  const wrong = new Map<number, number>();
  for (const answer of [...quiet.answers, ...under.answers]) {
    if (!isPermitted(answer)) wrong.set(answer.status, (wrong.get(answer.status) ?? 0) + 1);
  }
  for (const [status, count] of wrong) complaints.push(`${count} answers ${status} to the bookers`);
  return complaints;
}

/** Busy, or no answer at all, may be; it counts against the time. Anything else is wrong. */
const isPermitted = (answer: BookerAnswer) =>
  isServed(answer) || answer.status === 503 || answer.status === 0;

function judgeHealth({ under }: Round): string[] {
  return [
    ...(under.healthWorstMs > bounds.healthMs
      ? [`health took ${Math.round(under.healthWorstMs)} ms`]
      : []),
    ...(under.healthFailures > 0 ? [`health failed ${under.healthFailures} times`] : []),
  ];
}

function judgeBookings({ quiet, under }: Round): string[] {
  const [before, after] = [findBookingTimes(quiet), findBookingTimes(under)];
  if (before === null) return ['nobody booked before'];
  const most = Math.max(bounds.slowdown * before.p99Ms, bounds.unnoticedMs);
  if (after === null || after.p99Ms <= most) return [];
  return [`bookings' p99 ${Math.round(after.p99Ms)} ms, and ${Math.round(before.p99Ms)} before`];
}
