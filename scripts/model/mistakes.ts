/** Mistakes that somebody could make in the rules: each is planted in the specification, and breaks a promise. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../runner/failure.js';
import type { PromiseName } from './quint.js';
import { SPECIFICATION } from './quint.js';

export interface Mistake {
  name: string;
  file: 'hall.qnt' | 'seats.qnt' | 'orders.qnt' | 'lastseat.qnt';
  /** Stands there once. */
  right: string;
  wrong: string;
  breaks: PromiseName;
}

export const MISTAKES: readonly Mistake[] = [
  {
    name: 'the count of held seats stays when a hold ends',
    file: 'seats.qnt',
    right:
      'held: if (booking.status == Held) hall.held - booking.seats else hall.held,\n    }\n  }\n\n  pure def newBooking',
    wrong: 'held: hall.held,\n    }\n  }\n\n  pure def newBooking',
    breaks: 'lastSeatIsSoldOnce',
  },
  {
    name: 'an organiser takes seats away that are sold',
    file: 'seats.qnt',
    right: 'total < hall.total - hall.remaining',
    wrong: 'total < 0',
    breaks: 'lastSeatIsSoldOnce',
  },
  {
    name: 'whoever asks again with their key gets another booking',
    file: 'seats.qnt',
    right: '.filter(id => key != 0 and',
    wrong: '.filter(id => key == 0 and',
    breaks: 'answersAreFinal',
  },
  {
    name: 'what is confirmed runs out',
    file: 'seats.qnt',
    right: 'hall.bookings.get(id).status == Held,\n      hall.bookings.get(id).until <= now,',
    wrong: 'hall.bookings.get(id).isLive(),\n      hall.bookings.get(id).until <= now,',
    breaks: 'answersAreFinal',
  },
  {
    name: 'a window shows whatever comes last',
    file: 'lastseat.qnt',
    right: 'shown: if (version > world.shown) version else world.shown,',
    wrong: 'shown: version,',
    breaks: 'nobodySeesAnOlderCount',
  },
  {
    name: 'seats move without a version',
    file: 'seats.qnt',
    right: 'hall.end(id, by).tell(if (hall.isOnline) HoldExpired else BookingCancelled, id)',
    wrong: 'hall.end(id, by)',
    breaks: 'nobodySeesAnOlderCount',
  },
  {
    name: 'the last in line is served first',
    file: 'hall.qnt',
    right: 'if (first == -1 or place < first) place else first)',
    wrong: 'if (first == -1 or place > first) place else first)',
    breaks: 'whoWaitsIsServedInOrder',
  },
  {
    name: 'what is freed is for everybody until somebody looks',
    file: 'seats.qnt',
    right: 'val hall = answered.hall.serveAll(now)',
    wrong: 'val hall = answered.hall',
    breaks: 'whoWaitsIsServedInOrder',
  },
  {
    name: 'whoever takes a ticket over waits on',
    file: 'seats.qnt',
    right: 'val waited = if (place == -1) hall else hall.endWait(place, Left)',
    wrong: 'val waited = hall',
    breaks: 'whoWaitsIsServedInOrder',
  },
  {
    name: 'money that comes too late is kept',
    file: 'orders.qnt',
    right: '{ ...seen, refunds: seen.refunds.append(refund) }.note(wrong)',
    wrong: 'seen.note(wrong)',
    breaks: 'moneyAndSeatsAgree',
  },
  {
    name: 'an organiser pays back twice',
    file: 'orders.qnt',
    right: 'if (order.state != Paid or order.line != LineConfirmed)',
    wrong: 'if (order.state != Paid)',
    breaks: 'moneyAndSeatsAgree',
  },
  {
    name: 'who pays twice has paid once',
    file: 'orders.qnt',
    right: 'if (order.isSold()) "paid_twice"',
    wrong: 'if (false) "paid_twice"',
    breaks: 'moneyAndSeatsAgree',
  },
  {
    name: 'a seat that costs something is had for nothing',
    file: 'seats.qnt',
    right:
      'else if (hall.isOnline) hall.refuse("payment_required")\n    else hall.add(id, newBooking(person, seats, key)',
    wrong: 'else hall.add(id, newBooking(person, seats, key)',
    breaks: 'moneyAndSeatsAgree',
  },
  {
    name: 'nobody is told of a hold that has run out',
    file: 'seats.qnt',
    right: 'before.end(id, ByExpiry).tell(HoldExpired, id))',
    wrong: 'before.end(id, ByExpiry))',
    breaks: 'messagesMeanWhatWasCommitted',
  },
  {
    name: 'what was confirmed before is told again',
    file: 'seats.qnt',
    right: 'if (booking.status == Confirmed) hall.answer("booked", id)',
    wrong: 'if (booking.status == Confirmed) hall.tell(BookingConfirmed, id).answer("booked", id)',
    breaks: 'messagesMeanWhatWasCommitted',
  },
];

/** With the specification that has the mistake in it, in a folder of its own. */
export async function withMistake<Result>(
  { name, file, right, wrong }: Mistake,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lastseat-mistake-'));
  try {
    await cp(SPECIFICATION, folder, { recursive: true });
    const text = await readFile(join(folder, file), 'utf8');
    const parts = text.split(right);
    if (parts.length !== 2) {
      throw new Failure(
        `"${name}" has to stand once in ${file}, and does ${parts.length - 1} times.`,
      );
    }
    await writeFile(join(folder, file), parts.join(wrong));
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
