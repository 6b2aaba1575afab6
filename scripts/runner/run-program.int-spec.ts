/** A program under an npm of its own, which somebody starts, leaves and kills. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE_MS } from '../../apps/api/test/support/eventually.js';

const program = fileURLToPath(new URL('./testing/run-and-tick.ts', import.meta.url));
const script = `exec "${process.execPath}" --import tsx "${program}"`;

/** Hands a script to a shell as npm does, and tells its own id. */
const npm = `
  const { spawn } = require('node:child_process');
  console.log('npm ' + process.pid);
  spawn('sh', ['-c', process.argv[1]], {
    stdio: 'inherit',
    env: { ...process.env, npm_lifecycle_event: 'start' },
  }).on('exit', (code) => process.exit(code ?? 1));`;

/** What a person has open: starts npm in the background and ends when told to. */
const shell = `
  const { spawn } = require('node:child_process');
  spawn(process.execPath, ['-e', ...process.argv.slice(1)], { stdio: ['ignore', 'inherit', 'inherit'] }).unref();
  process.stdin.on('end', () => process.exit()).resume();`;

interface Started {
  /** What was printed, by all of them. */
  lines: string[];
  npm: number;
  program: number;
  leave: () => Promise<void>;
  /** Resolves when nobody is left who could print something. */
  ended: Promise<void>;
}

const started: Started[] = [];
afterEach(async () => {
  for (const { npm, program, leave } of started.splice(0)) {
    [npm, program].forEach(kill);
    await leave();
  }
});

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // The usual case: it has ended.
  }
}

async function start(handedToShell: string): Promise<Started> {
  const person: ChildProcess = spawn(process.execPath, ['-e', shell, npm, handedToShell], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const output = createInterface({ input: person.stdout! });
  output.on('line', (line) => lines.push(line));
  const ended = new Promise<void>((resolve) => output.on('close', resolve));
  const pidOf = (name: string) =>
    Number(lines.find((line) => line.startsWith(name))?.split(' ')[1]);
  await vi.waitFor(() => expect(lines).toContain('tick'), { timeout: PATIENCE_MS });
  const left = new Promise<void>((resolve) => person.once('exit', () => resolve()));
  const one: Started = {
    lines,
    npm: pidOf('npm'),
    program: pidOf('program'),
    ended,
    leave: () => {
      person.stdin!.end();
      return left;
    },
  };
  started.push(one);
  return one;
}

/** Longer than two looks at who is there. */
async function untilItHasTicked({ lines }: Started, times = 5): Promise<void> {
  const before = lines.length;
  await vi.waitFor(() => expect(lines.slice(before + times - 1)).toContain('tick'), {
    timeout: PATIENCE_MS,
  });
}

describe.each([
  ['npm’s child', script],
  ['the child of a shell under npm', `${script.slice('exec '.length)}; exit $?`],
])('A program that is %s', (_, handedToShell) => {
  it('stays when the shell that started npm ends, and ends when npm is killed', async () => {
    const one = await start(handedToShell);
    await one.leave();
    await untilItHasTicked(one);
    expect(one.lines).not.toContain('  stopping');
    process.kill(one.npm, 'SIGKILL');
    await one.ended;
    expect(one.lines).toContain('  stopping');
  });
});

describe('A program without a terminal', () => {
  it('stays at a hangup, of which npm ends', async () => {
    const one = await start(script);
    for (const pid of [one.npm, one.program]) process.kill(pid, 'SIGHUP');
    await one.leave();
    await untilItHasTicked(one);
    expect(one.lines).not.toContain('  stopping');
    process.kill(one.program, 'SIGTERM');
    await one.ended;
    expect(one.lines).toContain('  stopping');
  });
});
