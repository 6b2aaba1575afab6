import { useEffect, useState } from 'react';
import { secondsLeft, writeClock } from './order-left';

/** Counts down to when the seats are somebody else's. It is read out when it is looked at, not each second. */
export function OrderClock({ expiresAt }: { expiresAt: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const left = secondsLeft(expiresAt, now);
  if (left === 0) return <p className="font-medium text-danger">Less than a minute is left.</p>;
  return (
    <p className="font-medium">
      Your seats are held for{' '}
      <strong role="timer" className="text-xl tabular-nums">
        {writeClock(left)}
      </strong>
    </p>
  );
}
