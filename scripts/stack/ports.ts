import { connect, createServer } from 'node:net';
import { Failure } from '../runner/failure.js';

/** Fails with a sentence that names the port and the variable to change, unless it is free. */
export async function assertPortIsFree(port: number, variable: string): Promise<void> {
  const advice = `Stop what uses it, or set ${variable} to another port.`;
  // Asked first: where another program listens on all addresses, some systems still let us bind
  // one of them, and browsers would reach now the one, now the other.
  for (const host of ['127.0.0.1', '::1']) {
    if (await answers(host, port)) throw new Failure(`Port ${port} is in use. ${advice}`);
  }
  const problem = await tryToListen(port);
  if (problem === 'EADDRINUSE') throw new Failure(`Port ${port} is in use. ${advice}`);
  if (problem !== undefined) {
    throw new Failure(
      `Port ${port} cannot be opened (${problem}). Set ${variable} to another port.`,
    );
  }
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const finish = (isAnswering: boolean) => {
      socket.destroy();
      resolve(isAnswering);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    socket.once('error', () => finish(false));
  });
}

function tryToListen(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(undefined)));
  });
}
