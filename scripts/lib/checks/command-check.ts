import { readFileSync } from 'node:fs';
import { runToEnd } from '../commands.js';
import { failed, PASSED, type Check } from './check.js';

/**
 * The environment of every check. The caller's NODE_ENV is meant for a server: under "production"
 * test libraries behave differently.
 */
export function checkEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _, ...rest } = process.env;
  return process.stdout.isTTY ? { FORCE_COLOR: '1', ...rest } : rest;
}

/** A check that passes when all its commands succeed; they run one after the other. */
export function commandCheck(
  key: string,
  title: string,
  listCommands: () => readonly (readonly string[])[],
): Check {
  return {
    key,
    title,
    run: async (scope) => {
      const complaints: string[] = [];
      for (const args of listCommands()) {
        const command = { name: `check-${key}`, args, env: checkEnvironment() };
        const { isSuccess, logFile } = await runToEnd(scope, command);
        if (!isSuccess) complaints.push(readFileSync(logFile, 'utf8').trim());
      }
      return complaints.length === 0 ? PASSED : failed(complaints.join('\n'));
    },
  };
}
