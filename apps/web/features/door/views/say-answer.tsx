import { bookingReference } from '@lastseat/contracts';
import type { GivenAnswer } from '@/features/door/engine/desk';
import { describeVerdict } from '@/features/door/rules/describe-answer';
import { useTime } from './use-time';

/** For who does not see it: the region is there before the first answer, or it would not be read out. */
export function SayAnswer({ answer }: { answer: GivenAnswer | null }) {
  const time = useTime();
  return (
    <p aria-live="assertive" className="sr-only">
      {answer && <span key={answer.order}>{say(answer, time)}</span>}
    </p>
  );
}

function say(answer: GivenAnswer, time: (at: string) => string): string {
  const { seat, person, quantity, isUndone } = answer;
  const { title, detail } = describeVerdict(answer.verdict, time);
  if (isUndone) return 'Taken back.';
  const who = seat === null ? null : (person.name ?? bookingReference(seat.bookingId));
  const which = seat && quantity !== null && quantity > 1 && `ticket ${seat.number} of ${quantity}`;
  const words = [who, which].filter(Boolean).join(', ');
  return [`${title}.`, words && `${words}.`, detail, person.note].filter(Boolean).join(' ');
}
