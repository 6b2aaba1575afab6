import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

/** The limit is 8 KB: two below it, the last two over it. */
const SIZES = [7_000, 8_100, 9_000, 200_000];
const paths = ['/api/book', '/api/auth/login', '/api/auth/register'];

export const largeBodies: Attack = {
  name: 'large-bodies',
  what: '100 connections send bodies as large as they may be, deeply nested ones, and some too large',
  run: (signal, target) => {
    const bodies = SIZES.flatMap((size) => [
      JSON.stringify({ eventId: 'x'.repeat(size) }),
      `${'['.repeat(size / 2)}${']'.repeat(size / 2)}`,
      JSON.stringify(Object.fromEntries(Array.from({ length: size / 12 }, (_, n) => [`k${n}`, n]))),
    ]);
    const [token] = target.knowledge.tokens;
    const requests = paths.flatMap((path) =>
      bodies.map((body) =>
        writeRequest({ method: 'POST', path, body, ...(token !== undefined && { token }) }),
      ),
    );
    return floodRequests(signal, target, {
      connections: 100,
      most: 50_000,
      nextRequest: () => target.random.pick(requests),
    });
  },
};
