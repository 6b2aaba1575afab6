import type { Scope } from '../runner/scope.js';
import { Lab } from './lab.js';
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
export function startLab(scope: Scope, logPrefix: string): Promise<string> {
  return openLabServer(scope, Lab.withServers(`${logPrefix}lab-`));
}
