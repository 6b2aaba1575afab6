import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.js';

/** The folder of the whole repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** All that running makes: database, logs. Git ignores it. */
export const DATA_FOLDER = join(ROOT, '.data');

export const LOG_FOLDER = join(DATA_FOLDER, 'logs');

export const logFileOf = (name: string) => join(LOG_FOLDER, `${name}.log`);

/**
 * The script behind a package's command, to be run with node: neither npx nor a shell stands between
 * us and the process, so its exit and our signals are its own.
 */
export function findCommand(packageName: string, workspace: string, command = packageName): string {
  for (let folder = join(ROOT, workspace); ; folder = dirname(folder)) {
    const home = join(folder, 'node_modules', packageName);
    if (existsSync(join(home, 'package.json'))) {
      const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
        bin: string | Record<string, string>;
      };
      const file = typeof bin === 'string' ? bin : bin[command];
      if (file !== undefined) return join(home, file);
    }
    if (folder === dirname(folder)) throw new Failure(`The package ${packageName} is missing.`);
  }
}
