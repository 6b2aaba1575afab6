/** API processes for a crowd of sockets, all of one database. */
import { readFileLimit } from '../../runner/file-limit.js';
import { OWN_BUILD } from '../../stack/api-build.js';
import type { BenchServer } from '../http/bench-server.js';
import { openServer } from '../http/open-place.js';
import type { BenchDatabase } from '../lib/bench-database.js';
import type { Bench } from '../part.js';

/** The default of SOCKETS_PER_PROCESS, and the heap in MB that `npm start` gives for it. */
const USUAL = { sockets: 12_000, heapMb: 384 };
const MB_PER_SOCKET = 0.02;
/** Files of a process that are no sockets of the crowd: its connections to PostgreSQL, and single requests. */
const OTHER_FILES = 500;
/** A profile lies in the heap of the process until it ends. */
const PROFILE_MB = 1_024;

export interface CrowdSize {
  processes: number;
  sockets: number;
  /** What bounds the number of sockets, when they are fewer than was wanted. */
  note: string | null;
}

/**
 * As many processes as the defaults want, unless it is said how many.
 * @param connections of those who book, to all processes together
 */
export function sizeCrowd(
  sockets: number,
  processes = Math.ceil(sockets / USUAL.sockets),
  connections = 0,
  fileLimit = readFileLimit(),
): CrowdSize {
  const most = processes * (fileLimit - OTHER_FILES) - connections;
  if (sockets <= most) return { processes, sockets, note: null };
  const note = `a process may have ${fileLimit} files open here: of ${sockets} watchers, ${most}`;
  return { processes, sockets: most, note };
}

export interface LiveServers {
  origins: readonly string[];
  ports: readonly number[];
  /** Of all together. */
  readCpuSeconds(): number;
  /** Of the one that has most. */
  readPeakMemoryMb(): number;
  stop(): Promise<void>;
}

export async function startLiveServers(
  bench: Bench,
  database: BenchDatabase,
  name: string,
  { processes, sockets }: CrowdSize,
): Promise<LiveServers> {
  const { profiles } = bench;
  const each = Math.ceil(sockets / processes);
  const more = Math.max(0, each - USUAL.sockets);
  const heapMb =
    USUAL.heapMb + Math.ceil(more * MB_PER_SOCKET) + (profiles === null ? 0 : PROFILE_MB);
  const nodeFlags = [
    // The last one counts.
    ...(heapMb > USUAL.heapMb ? [`--max-old-space-size=${heapMb}`] : []),
    ...(profiles === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`]),
  ];
  const build =
    nodeFlags.length === 0
      ? OWN_BUILD
      : { ...OWN_BUILD, nodeFlags: [...OWN_BUILD.nodeFlags, ...nodeFlags] };
  const environment: Record<string, string> = more > 0 ? { SOCKETS_PER_PROCESS: String(each) } : {};
  const all: BenchServer[] = [];
  for (let number = 0; number < processes; number++) {
    const wish = { name: `${name}-${number + 1}`, number, build, environment };
    all.push(await openServer(bench, database, wish));
  }
  return {
    origins: all.map(({ origin }) => origin),
    ports: all.map(({ port }) => port),
    readCpuSeconds: () => all.reduce((sum, server) => sum + server.readCpuSeconds(), 0),
    readPeakMemoryMb: () => Math.max(...all.map((server) => server.readPeakMemoryMb())),
    stop: async () => void (await Promise.all(all.map((server) => server.stop()))),
  };
}
