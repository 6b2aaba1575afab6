import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../runner/repository.js';

/** What the documents may name. */
export interface Repository {
  /** Every file and every folder, from the repository's folder, with `/`. */
  paths: ReadonlySet<string>;
  /** The scripts of each package.json, by its folder and by its name; the root's is ''. */
  scripts: ReadonlyMap<string, readonly string[]>;
}

/** What running and building leave behind is no part of the repository. */
const MADE = new Set(['.data', '.git', '.next', 'dist', 'generated', 'node_modules']);

export function readRepository(): Repository {
  const paths = [...listPaths('')];
  const manifests = paths.filter((path) => /(^|\/)package\.json$/.test(path));
  return { paths: new Set(paths), scripts: new Map(manifests.flatMap(readScripts)) };
}

function* listPaths(folder: string): Generator<string> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    if (MADE.has(entry.name)) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    yield path;
    if (entry.isDirectory()) yield* listPaths(path);
  }
}

function readScripts(manifest: string): [string, string[]][] {
  const { name, scripts = {} } = JSON.parse(readFileSync(join(ROOT, manifest), 'utf8')) as {
    name: string;
    scripts?: Record<string, string>;
  };
  const folder = manifest.replace(/\/?package\.json$/, '');
  return [folder, name].map((key) => [key, Object.keys(scripts)]);
}
