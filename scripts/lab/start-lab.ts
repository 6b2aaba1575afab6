import type { Scope } from '../runner/scope.js';
import { openLabServer } from './lab-server.js';

interface LabWish {
  hasWeb: boolean;
  settings: { environment: NodeJS.ProcessEnv };
}

/**
 * Who says that this is production has no lab. (`npm start` runs what it has built as in production, which
 * is its own affair: what counts is the environment that it was given.)
 */
export const isLabWanted = ({ hasWeb, settings }: LabWish): boolean =>
  hasWeb && settings.environment['NODE_ENV'] !== 'production';

/** Its servers start with the first race. @returns its origin */
export async function startLab(scope: Scope, logPrefix: string): Promise<string> {
  // Only now: it uses packages that `npm test` has yet to build when it starts.
  const { Lab } = await import('./lab.js');
  return openLabServer(scope, Lab.withServers(`${logPrefix}lab-`));
}
