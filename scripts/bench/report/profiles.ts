/** What the profiles of API processes say, added up: which functions take the time, by themselves. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../runner/repository.js';
import type { Table } from '../../report/page.js';

/** Git ignores it. */
const FOLDER = join(ROOT, 'bench/profiles');
const SHOWN = 30;

/** As V8 writes it; the times are in microseconds. */
interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

/** @returns an empty folder for those of one part */
export function prepareProfiles(part: string): string {
  const folder = join(FOLDER, part);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Null when the part has started no process that can be profiled. */
export function tabulateProfiles(folder: string): Table | null {
  const files = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'));
  if (files.length === 0) return null;
  const selfUs = new Map<string, number>();
  for (const file of files) {
    addTimes(JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile, selfUs);
  }
  const total = [...selfUs.values()].reduce((sum, us) => sum + us, 0);
  const rows = [...selfUs].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return {
    caption: `Where the API's processor time went: ${(total / 1e6).toFixed(1)} s of ${files.length} processes, idle times left out`,
    columns: ['function', 'seconds', '%'],
    rows: rows.map(([name, us]) => [name, (us / 1e6).toFixed(2), ((100 * us) / total).toFixed(1)]),
  };
}

function addTimes({ nodes, samples, timeDeltas }: Profile, selfUs: Map<string, number>): void {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    if (name === '(idle)') continue;
    selfUs.set(name, (selfUs.get(name) ?? 0) + timeDeltas[index]!);
  }
}

function nameOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  const name = functionName === '' ? '(anonymous)' : functionName;
  if (url === '') return name;
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  return `${name} ${path.split(/[\\/]/).slice(-3).join('/')}:${lineNumber + 1}`;
}
