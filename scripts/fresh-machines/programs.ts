/** The Nodes that npm has, and whether an account can run one at all. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '../runner/failure.js';
import type { Versions } from './machine.js';
import type { Place } from './place.js';

const run = promisify(execFile);

/** Why a machine cannot be had here. */
export class NotHere extends Failure {}

/**
 * Installs a Node and its npm below `folder` unless they are there.
 * @returns what goes before PATH
 */
export async function fetchVersions(folder: string, { node, npm }: Versions): Promise<string> {
  const home = join(folder, `node-${node}-npm-${npm}`);
  const programs = join(home, 'node_modules', '.bin');
  if (existsSync(join(programs, 'node'))) return programs;
  mkdirSync(home, { recursive: true });
  const packages = [`node-${process.platform}-${process.arch}@${node}`, `npm@${npm}`];
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    await run('npm', ['install', '--prefix', home, ...flags, ...packages], { timeout: 300_000 });
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    const [reason] = /npm error .*/.exec((error as Error).message) ?? ['npm did not bring it'];
    throw new NotHere(`${packages.join(' and ')}: ${reason}`, { cause: error });
  }
  return programs;
}

/** What runs there, asked as its person. */
export async function readVersions({ env, account, temporary }: Place): Promise<string> {
  const ask = async (program: string) => {
    const { stdout } = await run(program, ['--version'], { env, cwd: temporary, ...account });
    return stdout.trim().replace(/^v/, '');
  };
  try {
    return `${await ask('node')}, npm ${await ask('npm')}`;
  } catch (error) {
    const message = (error as Error).message.trim();
    throw new NotHere(`this account cannot run node or npm (${message})`, { cause: error });
  }
}
