import { closeSync, openSync, readSync } from 'node:fs';

/**
 * Hands on each line that is added to a file, from its beginning. Children write to files, not to
 * pipes of ours: a pipe would break under them while they still shut down after we were killed.
 * Returns what ends it, after a last look.
 */
export function followLog(file: string, onLine: (line: string) => void): () => void {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.alloc(64 * 1024);
  let rest = Buffer.alloc(0);
  const readOn = () => {
    for (let size = readSync(descriptor, buffer); size > 0; size = readSync(descriptor, buffer)) {
      // Cut at line ends as bytes: a character may lie across two reads.
      rest = Buffer.concat([rest, buffer.subarray(0, size)]);
      const end = rest.lastIndexOf(0x0a);
      if (end === -1) continue;
      const lines = rest.toString('utf8', 0, end).split('\n');
      rest = rest.subarray(end + 1);
      lines.forEach(onLine);
    }
  };
  const timer = setInterval(readOn, 150);
  return () => {
    clearInterval(timer);
    readOn();
    closeSync(descriptor);
  };
}
