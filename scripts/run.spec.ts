import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './runner/repository.js';

test('a folder with a # in its path is refused in a sentence, before anything is installed', () => {
  const base = mkdtempSync(join(tmpdir(), 'lastseat-spec-'));
  try {
    const folder = join(base, 'My #1 clone');
    mkdirSync(join(folder, 'scripts'), { recursive: true });
    for (const file of ['package.json', 'scripts/run.mjs']) {
      cpSync(join(ROOT, file), join(folder, file));
    }
    const run = spawnSync(process.execPath, [join(folder, 'scripts/run.mjs'), 'start']);
    expect(String(run.stderr)).toBe(
      `The web app cannot be built in ${folder}/, because of the "#" in its path: move it.\n`,
    );
    expect(run.status).toBe(1);
  } finally {
    rmSync(base, { recursive: true });
  }
});
