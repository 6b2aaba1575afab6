import { delimiter, join } from 'node:path';
import { Failure } from '../runner/failure.js';
import type { Scope } from '../runner/scope.js';
import { canRun, type Browser } from './browser.js';
import { takeBrowserFromNpm } from './npm-browser.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_APPS = ['Google Chrome', 'Chromium'];

/** CHROME_PATH, an installed Chromium or Chrome, or the one that npm has brought. */
export async function findBrowser(scope: Scope): Promise<Browser> {
  const given = process.env['CHROME_PATH'];
  if (given) {
    const browser = { executable: given, environment: {} };
    if (await canRun(browser)) return browser;
    throw new Failure(`CHROME_PATH: ${given} is no browser that runs here.`);
  }
  for (const executable of listUsualPlaces()) {
    const browser = { executable, environment: {} };
    if (await canRun(browser)) return browser;
  }
  return takeBrowserFromNpm(scope);
}

function listUsualPlaces(): string[] {
  if (process.platform === 'darwin') {
    return MAC_APPS.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'];
    return roots.flatMap((name) => {
      const root = process.env[name];
      return root ? [join(root, 'Google/Chrome/Application/chrome.exe')] : [];
    });
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}
