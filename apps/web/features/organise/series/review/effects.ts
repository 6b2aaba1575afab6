import type { AffectedEvent } from '@lastseat/contracts';
import { formatCount } from '@/lib/format/format';

/** What a change of a schedule does, before it is done. */
export interface Effects {
  events: readonly AffectedEvent[];
  affectedPeople: number;
}

const words = {
  create: ['is added', 'are added'],
  change: ['changes', 'change'],
  cancel: ['is cancelled', 'are cancelled'],
  keep: ['stays as it is', 'stay as they are'],
} as const satisfies Record<AffectedEvent['action'], readonly [string, string]>;

const actions = Object.keys(words) as AffectedEvent['action'][];

/** Such as `12 classes change, 1 is cancelled.` */
export function describeEffects({ events }: Effects): string {
  const parts: string[] = [];
  for (const action of actions) {
    const count = events.filter((event) => event.action === action).length;
    if (count === 0) continue;
    const noun = parts.length > 0 ? '' : count === 1 ? ' class' : ' classes';
    parts.push(`${formatCount(count)}${noun} ${words[action][count === 1 ? 0 : 1]}`);
  }
  return parts.length === 0 ? 'No class that is ahead changes.' : `${parts.join(', ')}.`;
}

/** Who is told of it. */
export function describePeople({ affectedPeople }: Pick<Effects, 'affectedPeople'>): string {
  if (affectedPeople === 0) return 'Nobody has booked what moves or is cancelled.';
  return affectedPeople === 1
    ? '1 person has booked, and is told by mail.'
    : `${formatCount(affectedPeople)} people have booked, and are told by mail.`;
}

/** On the button that does it. */
export function labelConfirmation(verb: string, affectedPeople: number): string {
  if (affectedPeople === 0) return verb;
  return `${verb} and tell ${affectedPeople === 1 ? '1 person' : `${formatCount(affectedPeople)} people`}`;
}
