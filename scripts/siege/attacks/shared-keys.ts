import { bookingSchema } from '@lastseat/contracts';
import type { Attack } from '../attacker/attack.js';
import { pauseUnlessOver } from '../attacker/message-window.js';
import type { Target } from '../attacker/target.js';

const PAIRS = 100;
/** Of a small siege: each books, is refused and cancels, and that begun round is not cut short. */
const FEW_PAIRS = 20;
const ROUND_MS = 500;
const PATIENCE_MS = 15_000;

/** Each pair meets in the unique index, and what it meets there splits the batch of everybody else. */
export const sharedKeys: Attack = {
  name: 'shared-keys',
  what: '100 pairs of bookings at once, the two of a pair with one idempotency key on two events',
  async run(signal, target) {
    const { eventIds, tokens, isSmall } = target.knowledge;
    for (let round = 0; !signal.aborted; round++) {
      const one = eventIds[round % eventIds.length]!;
      const other = eventIds[(round + 1) % eventIds.length]!;
      await Promise.all(
        tokens.slice(0, isSmall ? FEW_PAIRS : PAIRS).map(async (token) => {
          const key = target.random.uuid();
          const booked = await Promise.all([
            book(target, token, key, one),
            book(target, token, key, other),
          ]);
          for (const id of booked) if (id !== null) await cancel(target, token, id);
        }),
      );
      await pauseUnlessOver(ROUND_MS, signal);
    }
  },
};

/** The booking's id; `null` when it was refused. */
async function book(
  target: Target,
  token: string,
  key: string,
  eventId: string,
): Promise<string | null> {
  const answer = await send(target, '/api/book', {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'idempotency-key': key },
      'content-type': 'application/json',
    },
    body: JSON.stringify({ eventId }),
  });
  return answer?.status === 201 ? bookingSchema.parse(await answer.json()).id : null;
}

/** So that the next round can book again. */
async function cancel(target: Target, token: string, id: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  await send(target, `/api/bookings/${id}`, { method: 'DELETE', headers });
}

async function send(target: Target, path: string, init: RequestInit): Promise<Response | null> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${target.origin}${path}`, { ...init, signal });
    target.noteStatus(answer.status);
    return answer;
  } catch {
    target.note('cut');
    return null;
  }
}
