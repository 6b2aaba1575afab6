import { readFileSync } from 'node:fs';

/**
 * How many files a process of ours may have open, a connection being one. Node raises the soft limit to
 * the hard one when it starts. `Infinity` where the system does not tell.
 */
export function readFileLimit(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    return Number(/^Max open files +\d+ +(\d+)/m.exec(limits)?.[1] ?? Infinity);
  } catch {
    return Infinity;
  }
}
