/** Runs the specification of `docs/model/` at random: Quint's own simulator, in a process of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../runner/commands.js';
import { Failure } from '../runner/failure.js';
import { findCommand, ROOT } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';

export const SPECIFICATION = join(ROOT, 'docs/model');

/** One for each promise of the design, in its order. */
export const PROMISES = [
  'lastSeatIsSoldOnce',
  'answersAreFinal',
  'nobodySeesAnOlderCount',
  'whoWaitsIsServedInOrder',
  'moneyAndSeatsAgree',
  'messagesMeanWhatWasCommitted',
] as const;

export type PromiseName = (typeof PROMISES)[number];

export interface Simulation {
  /** Names the process and its log. */
  name: string;
  /** With the specification's files. */
  folder: string;
  seed: string;
  traces: number;
  /** Of each trace. */
  steps: number;
  promises: readonly PromiseName[];
  /** Where the traces go, with `{seq}` in it; none: they are not kept. */
  output?: string;
}

const findQuint = () => findCommand('@informalsystems/quint', 'scripts', 'quint');

/** The other backend wants to be downloaded. */
const BACKEND = '--backend=typescript';

/** @returns what is wrong with the histories of `histories.qnt`; empty: nothing */
export async function runHistories(scope: Scope): Promise<string> {
  const file = join(SPECIFICATION, 'histories.qnt');
  const args = [findQuint(), 'test', file, BACKEND, '--main=histories'];
  const { isSuccess, logFile } = await runToEnd(scope, {
    ...{ name: 'model-histories', args, env: process.env },
  });
  return isSuccess ? '' : readFileSync(logFile, 'utf8');
}

/** @returns the promises that were broken in some trace. @throws Failure where the specification is none */
export async function simulate(
  scope: Scope,
  { name, folder, seed, traces, steps, promises, output }: Simulation,
): Promise<PromiseName[]> {
  const args = [
    ...[findQuint(), 'run', join(folder, 'chance.qnt'), BACKEND],
    ...['--main=chance', '--verbosity=1', `--seed=${seed}`],
    ...[`--max-samples=${traces}`, `--max-steps=${steps}`],
    ...(promises.length > 0 ? ['--invariants', ...promises] : []),
    ...(output === undefined ? [] : ['--mbt', `--out-itf=${output}`, `--n-traces=${traces}`]),
  ];
  const { isSuccess, logFile } = await runToEnd(scope, { name, args, env: process.env });
  if (isSuccess) return [];
  const words = readFileSync(logFile, 'utf8');
  const isBroken = words.includes('[violation]');
  // One alone is not named.
  const broken = promises.filter((promise) => promises.length === 1 || words.includes(promise));
  if (!isBroken || broken.length === 0)
    throw new Failure(`The specification cannot be run:\n${words}`);
  return broken;
}
