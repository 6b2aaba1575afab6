/**
 * Puts the thread's program and what it runs of the product into one file, without types. Read file by file it would
 * have a name given to each closure each time that it is made, which takes a fifth of a schedule.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { ROOT } from '../runner/repository.js';

export interface Bundle {
  file: string;
  /** What is loaded needs it no more. */
  remove: () => Promise<void>;
}

export async function bundleWorker(): Promise<Bundle> {
  // Libraries are found from there.
  const cache = join(ROOT, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'simulation-'));
  const file = join(folder, 'worker.mjs');
  const bundle = await rolldown({
    input: fileURLToPath(new URL('./run-worker.ts', import.meta.url)),
    platform: 'node',
    // Its decorators are of the older kind.
    tsconfig: join(ROOT, 'apps/api/tsconfig.json'),
    external: isLibrary,
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return { file, remove: () => rm(folder, { recursive: true }) };
}

/** Theirs have no types, and are left where they are; the bundler's own help is of the bundle. */
const isLibrary = (id: string): boolean =>
  !id.startsWith('.') && !isAbsolute(id) && !id.startsWith('@oxc-project/runtime/');
