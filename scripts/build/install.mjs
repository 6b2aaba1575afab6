// Installs the packages when they are missing or not those of package-lock.json.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCK = `${ROOT}package-lock.json`;
/** npm's own note of what it installed; written last, so an interrupted install has none. */
const INSTALLED = `${ROOT}node_modules/.package-lock.json`;
const STAMP = `${ROOT}node_modules/.lastseat-lock-hash`;
/** Without it `npx lastseat` would ask the registry for a stranger's program. */
const COMMAND = `${ROOT}node_modules/.bin/lastseat`;

const INSTALL = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];

export async function installPackages() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (readIfThere(STAMP) === hash && readIfThere(INSTALLED) !== undefined) return;
  if (!isInstalledAsLocked()) await runNpm();
  writeFileSync(STAMP, hash);
}

/** Whether somebody's own `npm install` has brought just what the lock file asks for. */
function isInstalledAsLocked() {
  const note = readIfThere(INSTALLED);
  if (note === undefined || !existsSync(COMMAND)) return false;
  const wanted = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  const installed = JSON.parse(note).packages;
  return Object.keys(wanted).every((path) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    // Optional packages are those of other platforms.
    if (found === undefined) return wanted[path].optional === true;
    return found.version === wanted[path].version && found.integrity === wanted[path].integrity;
  });
}

function runNpm() {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  const child = startNpm();
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const stopProgress = showProgress(seconds);
  const stopForwarding = stopWithUs(child);
  return new Promise((resolve, reject) => {
    const fail = (reason) => reject(new Error(`The packages could not be installed:\n${reason}`));
    child.once('error', (error) => fail(error.message));
    child.once('close', (code, signal) => {
      stopProgress();
      stopForwarding();
      if (signal === 'SIGKILL') return; // By us: see below.
      if (code !== 0) return fail(output.trim().split('\n').slice(-15).join('\n'));
      process.stdout.write(`  packages installed in ${seconds()}\n`);
      resolve();
    });
  });
}

function startNpm() {
  const options = { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] };
  // The npm that runs us, where one does: there may be none on the PATH.
  const npmProgram = process.env.npm_execpath;
  if (npmProgram !== undefined && /npm-cli\.[cm]?js$/.test(npmProgram)) {
    return spawn(process.execPath, [npmProgram, ...INSTALL], options);
  }
  if (process.platform !== 'win32') return spawn('npm', INSTALL, options);
  // There it is a command of the shell, which gets one text: of arguments beside it Node warns.
  return spawn(`npm ${INSTALL.join(' ')}`, { ...options, shell: true });
}

function showProgress(seconds) {
  if (!process.stdout.isTTY) {
    process.stdout.write('  installing packages, about half a minute\n');
    return () => {};
  }
  const draw = () => process.stdout.write(`\r  installing packages ${seconds()} `);
  draw();
  const timer = setInterval(draw, 200);
  return () => {
    clearInterval(timer);
    process.stdout.write('\r\u001b[K');
  };
}

/**
 * Without this, a SIGTERM would end us and leave npm at work. It is killed outright: asked to stop,
 * it undoes for seconds what the next installation clears away anyway, and would do so in the midst
 * of that.
 */
function stopWithUs(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const stop = () => {
    child.once('close', () => process.exit(130));
    child.kill('SIGKILL');
  };
  for (const signal of signals) process.on(signal, stop);
  return () => signals.forEach((signal) => process.off(signal, stop));
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
