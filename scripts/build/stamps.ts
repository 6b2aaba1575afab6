// A build is skipped when the content of its inputs is what its output was made from. The note of
// that lies in the output itself, so that whoever deletes the output deletes the note as well.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../runner/repository.js';

/** What is made by builds, and tests: neither changes what a build makes. */
const NOT_SOURCES =
  /^(node_modules|dist|\.next|generated|next-env\.d\.ts|test|e2e|.*\.(int-)?spec\.tsx?)$/;
const STAMP = '.lastseat-inputs';

export function hashInputs(inputs: readonly string[]): string {
  const hash = createHash('sha256').update(`${process.version}\n`);
  for (const input of inputs) addToHash(hash, input);
  return hash.digest('hex');
}

function addToHash(hash: ReturnType<typeof createHash>, path: string): void {
  const absolute = join(ROOT, path);
  if (!existsSync(absolute)) return;
  const entries = listFolder(absolute);
  if (entries === undefined) {
    const content = readFileSync(absolute);
    hash.update(`${path}\n${content.length}\n`).update(content);
    return;
  }
  for (const name of entries) if (!NOT_SOURCES.test(name)) addToHash(hash, `${path}/${name}`);
}

function listFolder(path: string): string[] | undefined {
  try {
    return readdirSync(path).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

export function readStamp(output: string): string | undefined {
  const file = join(ROOT, output, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

export function writeStamp(output: string, hash: string): void {
  mkdirSync(join(ROOT, output), { recursive: true });
  writeFileSync(join(ROOT, output, STAMP), hash);
}

/** From here on the output counts as out of date: before a build, or when a watcher takes over. */
export function removeStamp(output: string): void {
  rmSync(join(ROOT, output, STAMP), { force: true });
}
