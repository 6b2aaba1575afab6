// node scripts/run.mjs <program> [arguments]: what `npm start`, `npm test` and the others run.
// On a fresh clone nothing is installed yet, so this file and what it imports use Node's own modules
// only; the programs themselves are TypeScript.
import { existsSync, readFileSync } from 'node:fs';

function findNeededNode() {
  const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return engines.node.replace('>=', '');
}

function isNodeOlderThan(needed) {
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < neededMajor || (major === neededMajor && minor < neededMinor);
}

async function main() {
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
