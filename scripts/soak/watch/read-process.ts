import { countOpenFiles, readResidentBytes } from '../../runner/process-usage.js';
import type { ApiProcess } from '../../torture/system/api-process.js';
import type { ProcessSample } from './sample.js';

const PATIENCE_MS = 3_000;
const HEAP = /^nodejs_heap_size_used_bytes(?:\{[^}]*\})? ([\d.e+-]+)/m;

/** @returns null while it does not run */
export async function readProcess(api: ApiProcess): Promise<ProcessSample | null> {
  const { pid } = api;
  if (pid === null) return null;
  const heapBytes = await readHeap(api.origin);
  const residentBytes = readResidentBytes(pid);
  return { pid, residentBytes, heapBytes, openFiles: countOpenFiles(pid) };
}

async function readHeap(origin: string): Promise<number | null> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(`${origin}/api/metrics`, { signal });
    const bytes = HEAP.exec(await answer.text())?.[1];
    return bytes === undefined ? null : Number(bytes);
  } catch {
    return null;
  }
}
