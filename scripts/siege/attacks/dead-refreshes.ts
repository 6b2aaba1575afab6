import { refreshCookieName } from '@lastseat/contracts';
import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';
import { pauseUnlessOver } from '../attacker/message-window.js';
import type { Target } from '../attacker/target.js';

const COME_AGAIN_MS = 100;

const refreshWith = (cookie: string) =>
  writeRequest({ method: 'POST', path: '/api/auth/refresh', headers: { cookie } });

export const deadRefreshes: Attack = {
  name: 'dead-refreshes',
  what: '200 connections refresh with a cookie that was logged out, and with cookies that never were one',
  async run(signal, target) {
    const loggedOut = refreshWith(await makeLoggedOutCookie(signal, target));
    await floodRequests(signal, target, {
      connections: 200,
      most: 100_000,
      nextRequest: () =>
        target.random.chance(0.5)
          ? loggedOut
          : refreshWith(`${refreshCookieName}=${target.random.bytes(32).toString('base64url')}`),
    });
  },
};

async function makeLoggedOutCookie(signal: AbortSignal, target: Target): Promise<string> {
  const send = (path: string, init: RequestInit) =>
    fetch(`${target.origin}/api/auth/${path}`, { method: 'POST', ...init });
  const register = () =>
    send('register', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ email: `${target.random.uuid()}@example.com`, name: 'Nobody' },
        password: 'a long password',
      }),
    });
  let registered = await register();
  // The attacks before have filled the queue of passwords.
  while (registered.status === 503 && !signal.aborted) {
    await pauseUnlessOver(COME_AGAIN_MS, signal);
    registered = await register();
  }
  const cookie = registered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await send('logout', { headers: { cookie } });
  return cookie;
}
