import { readFileSync } from 'node:fs';
import { runToEnd } from '../runner/commands.js';
import { failed, PASSED, type Check } from './check.js';

/**
 * The environment of every check. The caller's NODE_ENV is meant for a server: under "production"
 * test libraries behave differently.
 */
export function checkEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _, ...rest } = process.env;
  return { ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }), ...rest };
}

/** The commands of one check that run at the same time: compilers fill a core each. */
const LANES = 2;

/** A check that passes when all its commands succeed. */
export function commandCheck(
  { key, env, ...rest }: Omit<Check, 'run'> & { env?: NodeJS.ProcessEnv },
  listCommands: () => readonly (readonly string[])[],
): Check {
  return {
    key,
    ...rest,
    run: async (scope) => {
      const complaints: string[] = [];
      const waiting = [...listCommands().entries()];
      const runLane = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          const [index, args] = next;
          const name = `check-${key}${index > 0 ? `-${index + 1}` : ''}`;
          const { isSuccess, logFile } = await runToEnd(scope, {
            name,
            args,
            env: { ...checkEnvironment(), ...env },
          });
          if (!isSuccess) complaints.push(readFileSync(logFile, 'utf8').trim());
        }
      };
      await Promise.all(Array.from({ length: LANES }, runLane));
      return complaints.length === 0 ? PASSED : failed(complaints.join('\n'));
    },
  };
}
