/** A thread of `bcrypt-threads.ts`. JavaScript, since tests start it from the sources. */
import { constants, platform, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import bcrypt from 'bcrypt';

// Linux takes 0 for the calling thread. Elsewhere it is the whole process, which must not yield. Not the
// lowest: on a core that bookings want, priority 10 leaves a tenth (`man 7 sched`: each step is a factor of
// 1.25), 19 one and a half per cent, and nobody could log in while a sale goes on.
if (platform() === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL);

parentPort?.on('message', (task) => {
  // The synchronous forms: the others would go to libuv's pool again.
  const answer =
    task.kind === 'hash'
      ? bcrypt.hashSync(task.password, task.cost)
      : bcrypt.compareSync(task.password, task.hash);
  parentPort?.postMessage(answer);
});
