import { useEffect, useState } from 'react';

/** Often enough that no second of the countdown is seen to be longer than the others. */
const everyMs = 200;

/** The begun seconds until then; 0 from then on. */
export function useSecondsLeft(until: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [until]);
  return Math.max(0, Math.ceil((until - now) / 1_000));
}
