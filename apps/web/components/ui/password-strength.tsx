'use client';

import { useDeferredValue, useEffect, useState } from 'react';
import type { EstimateStrength, Strength } from '@/lib/form/estimate-strength';
import { loadModule } from '@/lib/http/load-module';

interface PasswordStrengthProps {
  password: string;
  /** What others know of the person. */
  own?: readonly string[];
}

/** What each says, with the colour of its bars. */
const looks: Record<Strength, { word: string; bar: string }> = {
  0: { word: 'very weak', bar: 'bg-last-bar' },
  1: { word: 'weak', bar: 'bg-last-bar' },
  2: { word: 'fair', bar: 'bg-few-bar' },
  3: { word: 'good', bar: 'bg-plenty-bar' },
  4: { word: 'strong', bar: 'bg-plenty-bar' },
};

/** How hard the password is to guess, said in a word and drawn; nothing before one is typed. */
export function PasswordStrength({ password, own = [] }: PasswordStrengthProps) {
  const estimate = useEstimate(password !== '');
  // The letters come first: an estimate takes some milliseconds.
  const measured = useDeferredValue(password);
  const strength = estimate && measured !== '' ? estimate(measured, own) : null;
  return (
    // The region stays, and keeps its room: what is below does not move.
    <div role="status" className="mt-2 min-h-5 text-sm">
      {strength !== null && (
        <div className="flex items-center gap-3">
          <div aria-hidden="true" className="flex w-32 gap-1">
            {[0, 1, 2, 3].map((step) => (
              <span
                key={step}
                className={`h-1.5 flex-1 rounded-full ${step < Math.max(1, strength) ? looks[strength].bar : 'bg-line-strong'}`}
              />
            ))}
          </div>
          <span className="text-muted">Strength: {looks[strength].word}</span>
        </div>
      )}
    </div>
  );
}

/** @param isWanted nothing is loaded before; without a connection there is no estimate, and nothing else missing */
function useEstimate(isWanted: boolean): EstimateStrength | null {
  const [estimate, setEstimate] = useState<EstimateStrength | null>(null);
  useEffect(() => {
    if (!isWanted || estimate !== null) return;
    let isLeft = false;
    loadModule(() => import('@/lib/form/estimate-strength'))
      .then(({ loadEstimate }) => loadEstimate())
      .then((loaded) => {
        if (!isLeft) setEstimate(() => loaded);
      })
      .catch(() => undefined);
    return () => {
      isLeft = true;
    };
  }, [isWanted, estimate]);
  return estimate;
}
