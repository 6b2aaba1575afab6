import type { Verdict } from './judge-ticket';

/** Green, amber, red: come in, wait, no. */
export type Tone = 'go' | 'wait' | 'stop';

export interface Description {
  tone: Tone;
  /** Read from two metres away. */
  title: string;
  detail: string;
}

/** @param time says when, on the clock of who stands at the door */
export function describeVerdict(verdict: Verdict, time: (at: string) => string): Description {
  switch (verdict.outcome) {
    case 'admitted':
      return {
        tone: 'go',
        title: 'Admitted',
        detail: verdict.isNewer
          ? 'Newer than the list: it was booked or confirmed after that.'
          : '',
      };
    case 'already_admitted': {
      const { first } = verdict;
      const when = first ? ` at ${time(first.at)}${first.device && ` by ${first.device}`}` : '';
      return { tone: 'wait', title: 'Already in', detail: `Somebody was let in${when}.` };
    }
    case 'needs_network':
      return {
        tone: 'wait',
        title: 'Cannot be checked',
        detail: 'This ticket can only be checked with a network.',
      };
    default:
      return { tone: 'stop', ...describeRefusal(verdict, time) };
  }
}

type Refusal = Exclude<
  Verdict,
  { outcome: 'admitted' } | { outcome: 'already_admitted' } | { outcome: 'needs_network' }
>;

function describeRefusal(refusal: Refusal, time: (at: string) => string) {
  switch (refusal.outcome) {
    case 'not_listed':
      return {
        title: 'Void',
        detail: `Not on the list of ${time(refusal.listedAt)}: cancelled or passed on by then.`,
      };
    case 'cancelled':
      return { title: 'Void', detail: 'This ticket was cancelled.' };
    case 'transferred':
      return {
        title: 'Void',
        detail: 'This ticket was passed on. Its new holder has another code.',
      };
    case 'wrong_event':
      return { title: 'Another event', detail: 'This ticket is not for this event.' };
    case 'invalid_ticket':
      return { title: 'No ticket', detail: 'This code is none of ours.' };
  }
}
