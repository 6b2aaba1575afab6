/**
 * bcrypt on threads of our own, which yield to all others. In libuv's pool it has the priority of the
 * event loop: on a machine with few cores a crowd that logs in takes turns of a core from the bookings.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** What `bcrypt-thread.mjs` is asked. */
type Task =
  | { kind: 'hash'; password: string; cost: number }
  | { kind: 'compare'; password: string; hash: string };

/** Megabytes. A thread keeps nothing; without a limit it would take those of the whole API. */
const MEMORY = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/** As many threads as are at work at once, which is for the `PasswordQueue` to bound. */
class BcryptThreads {
  private readonly idle: Worker[] = [];

  hash(password: string, cost: number): Promise<string> {
    return this.run({ kind: 'hash', password, cost });
  }

  compare(password: string, hash: string): Promise<boolean> {
    return this.run({ kind: 'compare', password, hash });
  }

  private async run<T>(task: Task): Promise<T> {
    const thread = this.idle.pop() ?? startThread();
    thread.ref();
    thread.postMessage(task);
    // An error of bcrypt ends the thread and is thrown here; the next password starts another.
    const [answer] = (await once(thread, 'message')) as [T];
    // One that has nothing to do keeps no process from its end.
    thread.unref();
    this.idle.push(thread);
    return answer;
  }
}

function startThread(): Worker {
  const file = new URL('./bcrypt-thread.mjs', import.meta.url);
  // Flags of ours are none of its: with those for a program from the command line it would not start.
  return new Worker(file, { name: 'bcrypt', resourceLimits: MEMORY, execArgv: [] });
}

export const bcrypt = new BcryptThreads();
