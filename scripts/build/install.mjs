// Installs the packages when they are missing or not those of package-lock.json.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCK = `${ROOT}package-lock.json`;
/** npm's own note of what it installed; written last, so an interrupted install has none. */
const INSTALLED = `${ROOT}node_modules/.package-lock.json`;
const STAMP = `${ROOT}node_modules/.lastseat-lock-hash`;
/** Without it `npx lastseat` would ask the registry for a stranger's program. */
const COMMAND = `${ROOT}node_modules/.bin/lastseat`;

/**
 * npm's, where its own may not be written, which it does even when it has everything there. Gone after
 * the installation.
 */
const OWN_CACHE = `${ROOT}.data/npm-cache`;

/** Of its cache; or of node_modules: there the second try fails like the first. */
const IS_FOLDER_CLOSED = /^npm (error|ERR!) code (EACCES|EPERM|EROFS)$/m;

const INSTALL = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];

export async function installPackages() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (readIfThere(STAMP) === hash && readIfThere(INSTALLED) !== undefined) return;
  if (!isInstalledAsLocked()) await installWithNpm();
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

async function installWithNpm() {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  let { code, output } = await runNpm([], seconds);
  if (code !== 0 && IS_FOLDER_CLOSED.test(output)) {
    process.stdout.write("  npm's cache cannot be written here: once more with one in .data\n");
    ({ code, output } = await runNpm(['--cache', OWN_CACHE], seconds));
    rmSync(OWN_CACHE, { recursive: true, force: true });
  }
  if (code !== 0) {
    const words = output.trim().split('\n').slice(-15).join('\n');
    throw new Error(`The packages could not be installed:\n${words}`);
  }
  process.stdout.write(`  packages installed in ${seconds()}\n`);
}

/** Gives its exit code and all that it printed. */
function runNpm(options, seconds) {
  const child = startNpm([...INSTALL, ...options]);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const stopProgress = showProgress(seconds);
  const stopForwarding = stopWithUs(child);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code, signal) => {
      stopProgress();
      stopForwarding();
      if (signal === 'SIGKILL') return; // By us: see below.
      resolve({ code, output });
    });
  });
}

function startNpm(args) {
  const options = { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] };
  // The npm that runs us, where one does: there may be none on the PATH.
  const npmProgram = process.env.npm_execpath;
  if (npmProgram !== undefined && /npm-cli\.[cm]?js$/.test(npmProgram)) {
    return spawn(process.execPath, [npmProgram, ...args], options);
  }
  if (process.platform !== 'win32') return spawn('npm', args, options);
  // There it is a command of the shell, which gets one text: of arguments beside it Node warns. A path
  // may have spaces.
  const words = args.map((word) => (word.includes(' ') ? `"${word}"` : word));
  return spawn(`npm ${words.join(' ')}`, { ...options, shell: true });
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
