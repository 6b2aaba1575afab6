import type { OwnBooking } from '@lastseat/contracts';
import { useState } from 'react';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { retryLostAnswers } from '@/lib/http/retry-lost-answers';
import { nameSeats } from './name-seats';
import type { SeatsChanging } from './seats-api';

export interface SeatsInHand {
  booking: OwnBooking;
  change: SeatsChanging;
  /** What the API says now is what counts. */
  onChanged: () => Promise<void>;
}

/** What somebody chooses, and what becomes of it. More are had at once; to give some back is asked for again. */
export function useSeats({ booking: { quantity }, change, onChanged }: SeatsInHand) {
  const [chosen, setChosen] = useState<number | null>(null);
  const [asked, setAsked] = useState<{ back: number; of: number } | null>(null);
  const [isUnderway, setIsUnderway] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const wanted = chosen ?? quantity;
  const more = wanted - quantity;

  const send = async () => {
    setIsUnderway(true);
    setRefusal(null);
    try {
      await retryLostAnswers(() => change(wanted));
      setSaid(`You have ${nameSeats(wanted)} now.`);
    } catch (error) {
      setRefusal(explainRefusal(error));
    }
    await onChanged();
    setChosen(null);
    setIsUnderway(false);
  };
  const press = () => {
    if (more > 0) void send();
    if (more < 0) setAsked({ back: -more, of: quantity });
  };
  const choose = (seats: number) => {
    setChosen(seats);
    setRefusal(null);
    setSaid('');
  };
  const close = () => setAsked(null);
  return { wanted, more, asked, isUnderway, refusal, said, send, press, choose, close };
}
