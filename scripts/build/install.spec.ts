/** The installation in a folder of its own, with a program in npm's place. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../runner/repository.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lastseat-spec-'));
  mkdirSync(join(folder, 'scripts/build'), { recursive: true });
  cpSync(join(ROOT, 'scripts/build/install.mjs'), join(folder, 'scripts/build/install.mjs'));
  writeFileSync(join(folder, 'package-lock.json'), '{"packages":{}}');
});

afterEach(() => rmSync(folder, { recursive: true }));

/** @returns what a person reads */
function install(npm: string): string {
  const npmFile = join(folder, 'npm-cli.cjs');
  writeFileSync(npmFile, `const fs = require('node:fs');\n${npm}`);
  const program = `import('./scripts/build/install.mjs').then((module) => module.installPackages())
    .catch((error) => console.log(error.message));`;
  return execFileSync(process.execPath, ['-e', program], {
    cwd: folder,
    env: { ...process.env, npm_execpath: npmFile },
    encoding: 'utf8',
  });
}

const BRING = `fs.mkdirSync('node_modules'); fs.writeFileSync('node_modules/.package-lock.json', '{}');`;
const isInstalled = () => existsSync(join(folder, 'node_modules/.lastseat-lock-hash'));

test('where npm may not write its cache, the packages come by one of ours that is gone afterwards', () => {
  const said = install(`
    const cache = process.argv[process.argv.indexOf('--cache') + 1];
    if (!process.argv.includes('--cache')) {
      console.error('npm error code EACCES');
      process.exit(243);
    }
    fs.mkdirSync(cache, { recursive: true });
    ${BRING}`);
  expect(said).toContain("npm's cache cannot be written here");
  expect(isInstalled()).toBe(true);
  expect(existsSync(join(folder, '.data/npm-cache'))).toBe(false);
});

test('any other failure of npm is told in its last words, and counts as no installation', () => {
  const said = install(`console.error('npm error code E404'); process.exit(1);`);
  expect(said).toMatch(/could not be installed:\nnpm error code E404/);
  expect(isInstalled()).toBe(false);
});
