import { useEffect, useState } from 'react';
import type { GivenAnswer } from '@/features/door/engine/desk';
import { keepIsMuted, readIsMuted } from '@/features/door/keep/door-settings';
import { describeVerdict } from '@/features/door/rules/describe-answer';
import { giveSignal, wakeSound } from '@/features/door/signals/signals';

export interface Signals {
  isMuted: boolean;
  toggle: () => void;
}

/** A sound and a shake with each answer. */
export function useSignals(answer: GivenAnswer | null): Signals {
  const [isMuted, setIsMuted] = useState(readIsMuted);
  const verdict = answer?.verdict ?? null;
  useEffect(() => {
    if (verdict === null) return;
    const { tone } = describeVerdict(verdict, () => '');
    giveSignal(tone, { isMuted: readIsMuted() });
  }, [verdict]);
  useEffect(() => {
    const abort = new AbortController();
    const options = { capture: true, signal: abort.signal };
    window.addEventListener('pointerdown', wakeSound, options);
    window.addEventListener('keydown', wakeSound, options);
    return () => abort.abort();
  }, []);
  const toggle = () => {
    keepIsMuted(!isMuted);
    setIsMuted(!isMuted);
  };
  return { isMuted, toggle };
}
