/** The figures of a run: what was sent, what was broken, how fast it came back. */
import { isFinal } from '../checker/answers.js';
import type { Answer } from '../history.js';
import { FAULT_KINDS, type FaultKind } from '../faults/plan.js';
import type { TortureRun } from '../run-torture.js';

export interface Summary {
  isClean: boolean;
  seconds: number;
  requests: number;
  wishes: number;
  answers: Record<string, number>;
  /** Requests that had no answer, or 503, and whose fate the client found out by asking again. */
  unknownResolved: number;
  faults: number;
  faultsByKind: Record<FaultKind, number>;
  /** Planned, but nothing came by that could be broken. */
  faultsMissed: number;
  /** Of each kill of PostgreSQL: from its restart to the first booking, in milliseconds. */
  recoveriesMs: number[];
  /** The longest time in which nobody got a seat and nobody gave one back. */
  longestPauseMs: number;
  reconnects: number;
}

export function summarize(run: TortureRun): Summary {
  const { wishes, watchers } = run.history;
  const attempts = wishes.flatMap((wish) => wish.attempts);
  const answers: Record<string, number> = {};
  for (const { answer } of attempts) {
    const word = wordOf(answer);
    answers[word] = (answers[word] ?? 0) + 1;
  }
  const happened = run.faults.filter(({ hasHappened }) => hasHappened);
  const countOf = (kind: FaultKind) => happened.filter((fault) => fault.kind === kind).length;
  return {
    isClean: run.checks.every(({ violations }) => violations.length === 0),
    seconds: (run.endedAt - run.startedAt) / 1_000,
    requests: attempts.length,
    wishes: wishes.length,
    answers,
    unknownResolved: wishes
      .filter((wish) => wish.attempts.some(({ answer }) => isFinal(answer)))
      .flatMap((wish) => wish.attempts)
      .filter(({ answer }) => !isFinal(answer)).length,
    faults: happened.length,
    faultsByKind: Object.fromEntries(FAULT_KINDS.map((kind) => [kind, countOf(kind)])) as Record<
      FaultKind,
      number
    >,
    faultsMissed: run.faults.length - happened.length,
    recoveriesMs: measureRecoveries(run),
    longestPauseMs: measureLongestPause(run),
    reconnects: watchers.reduce((sum, { reconnects }) => sum + Math.max(0, reconnects), 0),
  };
}

function wordOf(answer: Answer): string {
  if (answer.kind === 'told') return `guest ${answer.status}`;
  return answer.kind === 'refused' ? answer.code : answer.kind;
}

/** From the moment PostgreSQL was started again: its own recovery from the log is a part of it. */
function measureRecoveries({ history }: TortureRun): number[] {
  const bookedAt = history.database.bookingChanges
    .filter(({ became }) => became === 'confirmed')
    .map(({ committedAt }) => committedAt)
    .sort((one, other) => one - other);
  return history.gaps.flatMap(({ until }) => {
    const first = bookedAt.find((at) => at >= until);
    return first === undefined ? [] : [Math.round(first - until)];
  });
}

function measureLongestPause({ history }: TortureRun): number {
  const commits = history.database.countChanges
    .map(({ committedAt }) => committedAt)
    .sort((one, other) => one - other);
  return commits.reduce(
    (longest, at, index) => Math.max(longest, Math.round(at - (commits[index - 1] ?? at))),
    0,
  );
}
