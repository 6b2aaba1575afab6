// The guard of one process. What must stay true: when whoever started us is gone, however it went
// (kill -9 included), the process we guard is stopped in its own proper way, and nothing is left.
//
// We know that the starter is gone when our standard input ends: only the starter holds its other
// side, and the kernel closes that whatever happened. We lead a session of our own, so a Ctrl-C in
// the terminal does not reach the guarded process: the starter decides when it stops.
//
// Plain JavaScript, because it has to start in milliseconds and without a loader.
import { spawn } from 'node:child_process';
import { openSync, rmSync } from 'node:fs';
import process from 'node:process';

const job = JSON.parse(process.argv[2] ?? '{}');
const canHaveGroups = process.platform !== 'win32';
let child;
let isStopping = false;

function report(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Kills what the guarded process may have left in its group: workers of a build, for one. */
function killGroup() {
  if (child?.pid === undefined) return;
  try {
    process.kill(canHaveGroups ? -child.pid : child.pid, 'SIGKILL');
  } catch {
    // The usual case: the group is empty already.
  }
}

function endsWithin(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

async function stop() {
  if (isStopping || child?.pid === undefined) return;
  isStopping = true;
  for (const { signal, graceMs } of job.stop) {
    const ends = endsWithin(graceMs);
    child.kill(signal);
    if (await ends) return;
  }
  killGroup();
}

function finish(message) {
  killGroup();
  for (const path of job.removeAfter) {
    // A server's last children may still be writing while we delete: hence the retries.
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    } catch (error) {
      process.stderr.write(`Could not remove ${path}: ${error.message}\n`);
    }
  }
  report(message);
  process.stdin.destroy();
}

process.on('exit', killGroup);
process.stdout.on('error', () => {}); // The starter is gone; nobody reads what we report.
process.stderr.on('error', () => {});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

const log = openSync(job.logFile, 'a', 0o600);
try {
  child = spawn(job.command, job.args, {
    cwd: job.cwd,
    stdio: ['ignore', log, log],
    detached: canHaveGroups,
    ...(job.account ?? {}),
  });
  child.once('error', (error) => finish({ failed: error.message }));
  child.once('exit', (code, signal) => finish({ code, signal }));
  if (child.pid !== undefined) report({ pid: child.pid });
} catch (error) {
  // spawn throws at once for what it refuses to try: a uid that we may not take on, for one.
  finish({ failed: error.message });
}

process.stdin.on('error', stop);
process.stdin.on('end', stop);
process.stdin.resume();
