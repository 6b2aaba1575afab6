/** The consumer of docs/kafka.md, run as it stands there. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const page = readFileSync(new URL('../../../../docs/kafka.md', import.meta.url), 'utf8');

/** @returns the first lines that it writes */
export async function readAsDocumented(address: string, lines: number): Promise<string[]> {
  const program = /```js\n([^]*?)```/.exec(page)?.[1];
  if (program === undefined) throw new Error('docs/kafka.md has no consumer');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    // Where the library is installed.
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { KAFKA_BROKERS: address },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const written: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    written.push(line);
    if (written.length === lines) break;
  }
  child.kill();
  await ended;
  return written;
}
