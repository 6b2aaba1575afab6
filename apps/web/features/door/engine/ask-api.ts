import type { CheckInInput, CheckInResult, ProblemCode } from '@lastseat/contracts';
import { nobody, type Person } from '@/features/door/rules/answer';
import type { Verdict } from '@/features/door/rules/judge-ticket';
import type { Seat } from '@/features/door/rules/ticket-key';
import { findProblem } from '@/lib/http/api';
import type { Desk } from './desk';
import { meetFailure } from './meet-failure';

export interface ApiAnswer {
  verdict: Verdict;
  /** Null where the API refused: then it names nobody. */
  result: CheckInResult | null;
}

/**
 * Asks whether somebody may come in. @returns null when nobody has answered in time: then the device decides,
 * and hands the same scan in later, which is the same fact
 */
export async function askApi(desk: Desk, input: CheckInInput): Promise<ApiAnswer | null> {
  const { api, eventId, losePatience } = desk.parts;
  let isLate = false;
  const asked = api.checkIn(eventId, input).then(
    (result) => {
      // It comes late, and still says that the network is there.
      desk.store.setState({ isReachable: true });
      if (isLate) desk.wake();
      return { verdict: readResult(result), result };
    },
    async (error: unknown) => {
      const verdict = readRefusal(findProblem(error)?.code);
      if (verdict !== null) return { verdict, result: null };
      await meetFailure(desk, error);
      return null;
    },
  );
  const late = losePatience().then(() => 'late' as const);
  const first = await Promise.race([asked, late]);
  if (first !== 'late') return first;
  isLate = true;
  desk.store.setState({ isReachable: false });
  return null;
}

function readResult({ outcome, firstAt, firstDevice }: CheckInResult): Verdict {
  if (outcome === 'admitted') return { outcome, isNewer: false };
  const first = firstAt === null ? null : { at: firstAt, device: firstDevice ?? '' };
  return { outcome: 'already_admitted', first };
}

function readRefusal(code: ProblemCode | undefined): Verdict | null {
  switch (code) {
    case 'invalid_ticket':
    case 'wrong_event':
    case 'cancelled':
    case 'transferred':
      return { outcome: code };
    default:
      return null;
  }
}

/** Whom the API names; else what is known already. */
export function personOf(result: CheckInResult | null, known: Person = nobody): Person {
  return { ...known, name: result?.name ?? known.name, note: result?.note ?? known.note };
}

export function seatOf(result: CheckInResult | null): Seat | null {
  if (result === null || result.bookingId === null || result.number === null) return null;
  return { bookingId: result.bookingId, number: result.number };
}
