/**
 * One command broke a constraint and took its batch with it; nothing was committed. What it met is
 * committed by now (another event's booking with its key, the end of its account), so a careful second
 * look refuses it by itself. For the constraint of another kind: halve until it stands alone.
 */
export interface FailedBatch<Command, Result> {
  commands: Command[];
  /** Whether it was looked at carefully already. */
  isCareful: boolean;
  /** Tries the commands again, carefully. */
  settle: (commands: Command[]) => Promise<Result[]>;
  /** What a command ends with that fails by itself. */
  settleOffender: () => Result;
}

/** @returns as many results as there are commands, in their order */
export async function settleWithoutOffender<Command, Result>({
  commands,
  isCareful,
  settle,
  settleOffender,
}: FailedBatch<Command, Result>): Promise<Result[]> {
  if (!isCareful) return settle(commands);
  if (commands.length === 1) return [settleOffender()];
  const middle = Math.ceil(commands.length / 2);
  const firstHalf = await settle(commands.slice(0, middle));
  const secondHalf = await settle(commands.slice(middle));
  return [...firstHalf, ...secondHalf];
}
