// node scripts/run.mjs <program> [arguments]: what `npm start`, `npm test` and the others run.
// On a fresh clone nothing is installed yet, so this file and what it imports use Node's own modules
// only; the programs themselves are TypeScript.
import { existsSync } from 'node:fs';

const NEEDED = [20, 19];

function isNodeTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1]);
}

async function main() {
  if (isNodeTooOld()) {
    throw new Error(
      `Lastseat needs Node ${NEEDED.join('.')} or newer; this is ${process.version}.`,
    );
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
