import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Account } from './machine.js';

const run = promisify(execFile);

/** How the network is taken away from a program, and how to get to it all the same. */
export interface NoNetwork {
  /** For the table. */
  description: string;
  /** Its ports are its own, so the usual ones are free. */
  isSealed: boolean;
  /** The command that runs another one there. */
  wrap: (command: readonly string[]) => [string, ...string[]];
  /** The command that another one is run with beside it. */
  enter: (pid: number) => string[];
  env: Readonly<Record<string, string>>;
}

/** Nothing listens there. */
const NOWHERE = 'http://127.0.0.1:9';

/** A network of one's own, which only root can make; else proxy and registry lead nowhere. */
export async function takeNetworkAway(account: Account | undefined): Promise<NoNetwork> {
  if (!(await canMakeNetworks())) {
    return {
      description: 'proxy and registry lead nowhere',
      isSealed: false,
      wrap: (command) => command as [string, ...string[]],
      enter: () => [],
      env: { HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, npm_config_registry: NOWHERE },
    };
  }
  const become =
    account === undefined
      ? []
      : ['setpriv', `--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups'];
  return {
    description: 'a network of its own with nothing in it (unshare)',
    isSealed: true,
    wrap: (command) => [
      ...(['unshare', '--net', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'] as const),
      ...become,
      ...command,
    ],
    enter: (pid) => ['nsenter', `--net=/proc/${pid}/ns/net`],
    env: {},
  };
}

async function canMakeNetworks(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  const programs = 'ip link set lo up && command -v setpriv nsenter';
  return run('unshare', ['--net', 'sh', '-c', programs]).then(
    () => true,
    () => false,
  );
}
