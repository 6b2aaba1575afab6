import { useEffect, useState } from 'react';

const everyMs = 30_000;

/** The time, often enough for a page that is left open while an event begins. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
