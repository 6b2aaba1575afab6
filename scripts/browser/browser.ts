import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

export interface Browser {
  executable: string;
  /** What it needs on a system that lacks libraries or fonts. */
  environment: Record<string, string>;
}

const run = promisify(execFile);

/** A file of that name may be a mere hint how to install it, or lack its libraries. */
export async function canRun({ executable, environment }: Browser): Promise<boolean> {
  try {
    // Chrome for Windows opens a window instead of an answer.
    if (process.platform === 'win32') return existsSync(executable);
    const env = { ...process.env, ...environment };
    const { stdout } = await run(executable, ['--version'], { env, timeout: 20_000 });
    return /chrom/i.test(stdout);
  } catch {
    return false;
  }
}
