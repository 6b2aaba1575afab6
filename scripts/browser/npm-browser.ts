// The package @sparticuz/chromium is a headless Chromium for Linux on x64, made for a cloud's
// machines: packed, and with the libraries that such a machine lacks in another archive.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../runner/commands.js';
import { Failure } from '../runner/failure.js';
import { DATA_FOLDER, ROOT } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import { canRun, type Browser } from './browser.js';

const UNPACK = 'apps/web/e2e/browser/unpack.mjs';
const ADVICE = 'Install Chromium or Chrome, or set CHROME_PATH to one.';

export async function takeBrowserFromNpm(scope: Scope): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Failure(`There is no browser for the journeys. ${ADVICE}`);
  }
  const folder = join(DATA_FOLDER, `chromium-${readVersion()}`);
  if (!existsSync(folder)) await unpack(scope, folder);
  const executable = join(folder, 'chromium');
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  for (const environment of [fonts, { ...fonts, ...libraries }]) {
    const browser = { executable, environment };
    if (await canRun(browser)) return browser;
  }
  throw new Failure(`The browser from npm does not run on this system. ${ADVICE}`);
}

function readVersion(): string {
  const file = join(ROOT, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

/** Beside its place, and moved there when complete: an interrupted attempt leaves no half browser. */
async function unpack(scope: Scope, folder: string): Promise<void> {
  mkdirSync(DATA_FOLDER, { recursive: true });
  const staging = mkdtempSync(join(DATA_FOLDER, 'chromium-'));
  try {
    await runCommand(scope, {
      name: 'unpack-browser',
      args: [UNPACK],
      // The package unpacks into the temporary folder, the libraries only where it takes the
      // machine for the one it was made for.
      env: { ...process.env, TMPDIR: staging, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    });
    // Its own file looks for the fonts where they would be on that machine.
    writeFileSync(join(staging, 'fonts/fonts.conf'), describeFonts(join(folder, 'fonts')));
    if (!existsSync(folder)) renameSync(staging, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function describeFonts(folder: string): string {
  const text = folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${text}</dir><cachedir>${text}/cache</cachedir></fontconfig>
`;
}
