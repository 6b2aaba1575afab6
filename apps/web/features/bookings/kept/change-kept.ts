import { readText, writeText } from './kept-text';
import { parseKept, type KeptTickets } from './kept-tickets';

/** Whether there is anything kept now. */
export function changeKept(decide: (kept: KeptTickets | null) => KeptTickets | null): boolean {
  const text = readText();
  const kept = decide(parseKept(text));
  const newText = kept && JSON.stringify(kept);
  return (newText === text || writeText(newText)) && newText !== null;
}
