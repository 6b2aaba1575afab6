// node scripts/run.mjs <program> [arguments]: what `npm start`, `npm test` and the others run.
// On a fresh clone nothing is installed yet, so this file and what it imports use Node's own modules
// only; the programs themselves are TypeScript.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

function findNeededNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return engines.node.replace('>=', '');
}

function isNodeOlderThan(needed) {
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < neededMajor || (major === neededMajor && minor < neededMinor);
}

/** The web app's build looks for styles by names, in which this sign begins something else. */
function refuseFolder() {
  const folder = fileURLToPath(new URL('..', import.meta.url));
  if (!folder.includes('#')) return;
  throw new Error(
    `The web app cannot be built in ${folder}, because of the "#" in its path: move it.`,
  );
}

async function main() {
  refuseFolder();
  const needed = findNeededNode();
  if (isNodeOlderThan(needed)) {
    throw new Error(`Lastseat needs Node ${needed} or newer; this is ${process.version}.`);
  }
  const [program = '', ...rest] = process.argv.slice(2);
  const file = new URL(`./${program}.ts`, import.meta.url);
  if (!/^[a-z-]+$/.test(program) || !existsSync(file)) {
    throw new Error(`There is no program "${program}" in scripts/.`);
  }
  const { installPackages } = await import('./build/install.mjs');
  await installPackages();

  const { register } = await import('tsx/esm/api');
  register();
  const { buildFirst } = await import('./build/build-first.ts');
  await buildFirst();
  process.argv = [process.argv[0], file.pathname, ...rest];
  await import(file.href);
}

main().catch((error) => {
  // An error of the installation or of the command line is told in a sentence; anything else is a
  // bug of ours, and shows where.
  process.stderr.write(
    `${error.isUnexpected === false || !error.code ? error.message : error.stack}\n`,
  );
  process.exitCode = 1;
});
