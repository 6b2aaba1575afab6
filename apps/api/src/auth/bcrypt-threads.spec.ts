import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { constants, getPriority } from 'node:os';
import { promisify } from 'node:util';
import ownBcrypt from 'bcrypt';
import { describe, expect, it } from 'vitest';
import { bcrypt } from './bcrypt-threads.js';

/** The least that bcrypt knows. */
const COST = 4;
/** Some hundred milliseconds: more than anything else that this process does meanwhile. */
const LONG = 12;

const isLinux = process.platform === 'linux';

interface ThreadState {
  nice: number;
  /** Of the processor, in ticks of the kernel. */
  ticks: number;
}

/** The threads of this process by their ids, as Linux tells them (`man proc_pid_stat`). */
async function readThreads(): Promise<Map<string, ThreadState>> {
  const threads = new Map<string, ThreadState>();
  for (const id of await readdir('/proc/self/task')) {
    const state = await readThread(id);
    if (state !== null) threads.set(id, state);
  }
  return threads;
}

/** Null: it has ended since. Other tests of this process have threads too. */
async function readThread(id: string): Promise<ThreadState | null> {
  let line: string;
  try {
    line = await readFile(`/proc/self/task/${id}/stat`, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ESRCH'].includes(code)) return null;
    throw error;
  }
  // The name comes second and may have blanks; what follows it begins with field 3.
  const fields = line
    .slice(line.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return { nice: fields[16]!, ticks: fields[11]! + fields[12]! };
}

describe('bcrypt on threads of our own', () => {
  it('makes hashes that bcrypt takes, and takes those that bcrypt made', async () => {
    const hash = await bcrypt.hash('sésame 🎫', COST);
    expect(hash).toMatch(/^\$2b\$04\$/);
    expect(await ownBcrypt.compare('sésame 🎫', hash)).toBe(true);
    const others = await ownBcrypt.hash('sésame 🎫', COST);
    expect(await bcrypt.compare('sésame 🎫', others)).toBe(true);
    expect(await bcrypt.compare('sesame 🎫', others)).toBe(false);
  });

  it.runIf(isLinux)('yields to the event loop, which keeps its priority', async () => {
    const own = getPriority(process.pid);
    await bcrypt.hash('the first one starts the thread', COST);
    const before = await readThreads();
    await bcrypt.hash('this one takes its time', LONG);
    const after = await readThreads();
    const ticksOf = (id: string) => after.get(id)!.ticks - (before.get(id)?.ticks ?? 0);
    const busiest = [...after.keys()].sort((a, b) => ticksOf(b) - ticksOf(a))[0]!;
    expect(ticksOf(busiest)).toBeGreaterThan(0);
    expect(after.get(busiest)!.nice).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
    expect(after.get(String(process.pid))!.nice).toBe(own);
  });

  it.runIf(isLinux)(
    'hashes several at once, each on a thread that the next one uses again',
    async () => {
      const crowd = () =>
        Promise.all(['one', 'two', 'three'].map((word) => bcrypt.hash(word, COST)));
      const [first] = await crowd();
      const threads = new Set(await readdir('/proc/self/task'));
      await crowd();
      const newOnes = (await readdir('/proc/self/task')).filter((id) => !threads.has(id));
      expect(newOnes).toEqual([]);
      expect(await bcrypt.compare('one', first!)).toBe(true);
    },
  );

  it('throws what bcrypt throws, and hashes the next password all the same', async () => {
    const wrong = bcrypt.hash('a cost that is no number', 'ten' as unknown as number);
    await expect(wrong).rejects.toThrow();
    expect(await bcrypt.hash('the next one', COST)).toMatch(/^\$2b\$/);
  });

  it('keeps a process alive until the password is hashed, and no longer', async () => {
    const threads = new URL('./bcrypt-threads.ts', import.meta.url).href;
    const program = `const { bcrypt } = await import('${threads}');
      console.log(await bcrypt.hash('the last one', ${COST}));`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toMatch(/^\$2b\$04\$/);
  });
});
