/** What is still there after the end: processes, ports, files outside of the clone, changes inside. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assertPortIsFree } from '../stack/ports.js';
import { MARK, type Place } from './place.js';

const run = promisify(execFile);

/** Caches of tools, and a copy of PostgreSQL's programs for root: made once, and found again. */
const EXPLAINED: readonly { name: RegExp; is: string }[] = [
  { name: /^tmp\/tsx-\d+$/, is: "tsx's cache" },
  { name: /^tmp\/node-compile-cache$/, is: "Node's cache" },
  { name: /^tmp\/lastseat-postgres-[\w.-]+$/, is: "root's copy of PostgreSQL's programs" },
];

export interface FilesOutside {
  /** In words, those that have a reason. */
  explained: string[];
  unexplained: string[];
}

/** @param names as `tmp/name`, `home/name` and `clones/name` */
export function sortFilesOutside(names: readonly string[]): FilesOutside {
  const explained = new Set<string>();
  const unexplained: string[] = [];
  for (const name of names) {
    const reason = EXPLAINED.find((one) => one.name.test(name));
    if (reason === undefined) unexplained.push(name);
    else explained.add(reason.is);
  }
  return { explained: [...explained], unexplained };
}

export function listFilesOutside(place: Place, folders: readonly string[]): FilesOutside {
  const list = (name: 'tmp' | 'home' | 'clones', folder: string) =>
    readdirSync(folder).map((entry) => `${name}/${entry}`);
  const clones = list('clones', place.clones).filter(
    (name) => !folders.includes(join(place.base, name)),
  );
  return sortFilesOutside([
    ...list('tmp', place.temporary),
    ...list('home', place.home),
    ...clones,
  ]);
}

/** What git sees of it: sources that changed, and files that `.gitignore` does not know. */
export async function listChanges(folder: string): Promise<string[]> {
  // The clone is somebody else's, which git would else not touch.
  const args = ['-c', 'safe.directory=*', '-C', folder, 'status', '--porcelain'];
  const { stdout } = await run('git', args);
  const changes = stdout.split('\n').filter((line) => line !== '');
  const note = join(folder, '.data/postgres/cluster/postmaster.pid');
  return existsSync(note) ? [...changes, "PostgreSQL's note that it runs"] : changes;
}

/** Those that carry the mark, or are at work in a folder of this machine (PostgreSQL carries none). */
export function listLeftProcesses(place: Place): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const isOurs =
        read(`/proc/${pid}/environ`).includes(`${MARK}=${place.mark}`) ||
        workingFolderOf(pid).startsWith(`${place.base}/`);
      if (!isOurs || /^State:\s*[ZX]/m.test(read(`/proc/${pid}/status`))) return [];
      return [`${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()}`];
    });
}

/** The variables whose port somebody still has. */
export async function listTakenPorts(ports: Readonly<Record<string, number>>): Promise<string[]> {
  const taken: string[] = [];
  for (const [variable, port] of Object.entries(ports)) {
    await assertPortIsFree(port, variable).catch(() => taken.push(`${variable} ${port}`));
  }
  return taken;
}

/** Empty when it has ended, or is a stranger's. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function workingFolderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}
