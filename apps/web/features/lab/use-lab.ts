import { useEffect, useState } from 'react';
import * as z from 'zod/mini';
import { labStateSchema, type LabOrder, type LabState } from './lab-state';

interface LabLine {
  /** Null until the lab has said how it is. */
  state: LabState | null;
  isLost: boolean;
}

/** What the lab tells, as long as the page is open. */
export function useLab(): LabLine {
  const [line, setLine] = useState<LabLine>({ state: null, isLost: false });
  useEffect(() => {
    const moments = new EventSource('/lab/moments');
    moments.onmessage = ({ data }) => {
      setLine({ state: z.parse(labStateSchema, JSON.parse(String(data))), isLost: false });
    };
    // It tries again by itself, but for an answer that is none.
    moments.onerror = () => setLine(({ state }) => ({ state, isLost: true }));
    return () => moments.close();
  }, []);
  return line;
}

/** @returns what is wrong, in a sentence; null when it begins */
export async function startRace(order: LabOrder): Promise<string | null> {
  try {
    const { status } = await fetch('/lab/go', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    if (status === 202) return null;
    if (status === 409) return 'A race is running already. You see it below.';
  } catch {
    // As any other answer.
  }
  return 'The lab does not answer. Is npm start still running?';
}
