// The folders of one machine, all below one of the system's temporary folder:
//   home/       HOME
//   tmp/        TMPDIR
//   clones/     what is cloned, and nothing else
//   npm-cache/  only where the machine may not have the one that all share
import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../runner/repository.js';
import type { Scope } from '../runner/scope.js';
import type { Account, Machine } from './machine.js';

const run = promisify(execFile);

export interface Place {
  base: string;
  home: string;
  temporary: string;
  clones: string;
  /** In the environment of all that is started here, so that it can be found. */
  mark: string;
  env: NodeJS.ProcessEnv;
  account: Account | undefined;
  logFile: string;
}

export interface PlaceOptions {
  machine: Machine;
  account: Account | undefined;
  /** Of all machines; belongs to the ordinary account. */
  sharedCache: string;
  /** Goes before PATH. */
  programs: string | undefined;
  logFile: string;
}

/** What a machine keeps of ours: how to reach the network. Everything else is the machine's own. */
const KEPT =
  /^(TERM|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(https?|no|all)_proxy|npm_config_(registry|cafile|proxy|https_proxy|noproxy))$/i;

export const MARK = 'LASTSEAT_FRESH_MACHINE';

const OWN_CACHE = 'npm-cache';

/** The scope removes it. */
export function makePlace(scope: Scope, options: PlaceOptions): Promise<Place> {
  return scope.own(
    async () => layOut(options),
    async ({ base }) => {
      if (options.machine.hasReadOnlyCache === true) setMode(join(base, OWN_CACHE), 0o755);
      // 150,000 files: Node takes minutes for them.
      await run('rm', ['-rf', base]);
    },
  );
}

function layOut({ machine, account, sharedCache, programs, logFile }: PlaceOptions): Place {
  const base = mkdtempSync(join(realpathSync(tmpdir()), 'lastseat-fresh-'));
  chmodSync(base, 0o755);
  const [home, temporary, clones] = ['home', 'tmp', 'clones'].map((name) => join(base, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [home, temporary, clones]) {
    mkdirSync(folder);
    giveTo(account, folder);
  }
  const mark = base.slice(-6);
  const cache = chooseCache(machine, base, sharedCache);
  return {
    ...{ base, home, temporary, clones, mark, account, logFile },
    env: {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => KEPT.test(name))),
      ...{ PATH: pathOf(programs), HOME: home, TMPDIR: temporary, npm_config_cache: cache },
      ...(machine.hasNoLanguage !== true && { LANG: 'C.UTF-8' }),
      ...machine.environment,
      [MARK]: mark,
    },
  };
}

/** Without the programs of our own node_modules, which npm puts before the others. */
function pathOf(programs: string | undefined): string {
  const own = (process.env['PATH'] ?? '').split(delimiter);
  const ofTheSystem = own.filter((folder) => !/node_modules|node-gyp-bin/.test(folder));
  return [...(programs === undefined ? [] : [programs]), ...ofTheSystem].join(delimiter);
}

function chooseCache(machine: Machine, base: string, sharedCache: string): string {
  if (machine.isRoot !== true && machine.hasReadOnlyCache !== true) return sharedCache;
  // What root writes there nobody else could write again.
  const own = join(base, OWN_CACHE);
  cpSync(sharedCache, own, { recursive: true });
  if (machine.hasReadOnlyCache === true) setMode(own, 0o555);
  return own;
}

/** Clones what is committed here. */
export async function clone(place: Place, folder: string): Promise<string> {
  const target = join(place.clones, folder);
  // Its files would else be ours as well, by hard links, and change their owner with it.
  await run('git', ['clone', '--quiet', '--no-hardlinks', ROOT, target]);
  if (place.account !== undefined) {
    forEachEntry(target, (path) => giveTo(place.account, path));
  }
  return target;
}

export function giveTo(account: Account | undefined, path: string): void {
  if (account !== undefined) lchownSync(path, account.uid, account.gid);
}

function setMode(folder: string, mode: number): void {
  forEachEntry(folder, (path) => chmodSync(path, mode));
}

function forEachEntry(folder: string, act: (path: string) => void): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) forEachEntry(path, act);
    else if (!entry.isSymbolicLink()) act(path);
  }
  act(folder);
}
