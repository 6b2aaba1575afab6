import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

/** All headers together may have 16 KB. */
const requests = [15_000, 17_000, 60_000].map((length) =>
  writeRequest({ method: 'GET', path: '/api/events', headers: { 'x-long': 'x'.repeat(length) } }),
);

export const hugeHeaders: Attack = {
  name: 'huge-headers',
  what: '100 connections send headers that are just small enough, too large, and much too large (431)',
  run: (signal, target) =>
    floodRequests(signal, target, {
      connections: 100,
      most: 50_000,
      nextRequest: () => target.random.pick(requests),
    }),
};
