/**
 * Runs the statements of a migration on a database that people use.
 *
 * What must stay true: nobody who books waits for us for longer than {@link LOCK_TIMEOUT_MS}. Whoever wants a
 * table while we wait for it stands behind us, so we step back and try again. And whatever ends us in the midst,
 * the next start goes on where we stopped: how many statements are done is written with each of them.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isConcurrent, repeatConcurrent } from './concurrent-statements.js';

/** Runs statements on the connection that is always the same one. */
export type Run = (sql: string) => Promise<unknown>;

export interface Care {
  run: Run;
  /** For the operator, who would like to know why nothing happens. */
  say: (sentence: string) => void;
  /** Who has been at it for long, to be told of. */
  listOldest: () => Promise<string[]>;
  isLockTimeout: (error: unknown) => boolean;
}

export const LOCK_TIMEOUT_MS = 1_000;

/** In between those who stood behind us go on. */
const PAUSE_MS = 2_000;

/** About five minutes. */
const ATTEMPTS = 100;

/** Says who is in our way at the first one, and then about every half minute. */
const ATTEMPTS_OF_A_SENTENCE = 10;

/** Where to begin. */
export interface Start {
  /** So many are done already. */
  done: number;
  /** Whether an earlier start may have stopped within the next one. */
  isCarriedOn: boolean;
}

/** Of the migration that is begun and not finished, as "_prisma_migrations" has it. */
export async function runStatements(
  care: Care,
  statements: readonly string[],
  { done, isCarriedOn }: Start,
): Promise<void> {
  for (const [index, statement] of statements.entries()) {
    if (index < done) continue;
    if (!isConcurrent(statement)) {
      await runWithin(care, statement, noteDone(index + 1));
      continue;
    }
    // By itself, and with all the time that it wants: it holds nobody up.
    const steps = isCarriedOn && index === done ? repeatConcurrent(statement) : [statement];
    for (const step of [...steps, noteDone(index + 1)]) await care.run(step);
  }
}

const noteDone = (count: number) =>
  `UPDATE "_prisma_migrations" SET applied_steps_count = ${count}
   WHERE finished_at IS NULL AND rolled_back_at IS NULL`;

async function runWithin(care: Care, statement: string, note: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await care.run(`BEGIN; SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
      await care.run(statement);
      await care.run(`${note}; COMMIT`);
      return;
    } catch (error) {
      await care.run('ROLLBACK').catch(() => undefined);
      if (!care.isLockTimeout(error) || attempt === ATTEMPTS) throw error;
      if (attempt % ATTEMPTS_OF_A_SENTENCE === 1) await tell(care);
      await pause(PAUSE_MS);
    }
  }
}

async function tell({ say, listOldest }: Care): Promise<void> {
  const oldest = await listOldest();
  const who = oldest.length === 0 ? '' : ` The oldest transactions: ${oldest.join('; ')}.`;
  say(`A table is in use by a transaction that goes on. Trying again until it has ended.${who}`);
}
