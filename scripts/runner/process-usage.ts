/** What Linux says about a process; 0 where the system does not tell, or the process has ended. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const KIBIBYTE = 1_024;
/** proc_pid_stat(5) counts in ticks of a hundredth of a second. */
const TICKS_PER_SECOND = 100;

/** proc_pid_status(5): the resident set now. */
export const readResidentBytes = (pid: number): number => readStatusBytes(pid, 'VmRSS');

/** Of it what no other process shares: without the buffers that those of PostgreSQL have in common. */
export const readOwnBytes = (pid: number): number => readStatusBytes(pid, 'RssAnon');

/** Files, sockets and pipes that it has open. */
export function countOpenFiles(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** The high-water mark of the resident set, since the start or {@link forgetPeak}. */
export const readPeakBytes = (pid: number): number => readStatusBytes(pid, 'VmHWM');

/** proc_pid_clear_refs(5): the high-water mark begins again at what is held now. */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Another system, or it has ended.
  }
}

/** proc_pid_stat(5): utime and stime. */
export function readCpuSeconds(pid: number): number {
  const fields = readProc(`${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

/** proc_tid_children(5): those that it started itself. */
export function listChildren(pid: number): number[] {
  return readProc(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
}

function readStatusBytes(pid: number, name: string): number {
  const kibibytes = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readProc(`${pid}/status`))?.[1];
  return Number(kibibytes ?? 0) * KIBIBYTE;
}

function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return '';
  }
}
