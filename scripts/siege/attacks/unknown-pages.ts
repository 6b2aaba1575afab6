import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

export const unknownPages: Attack = {
  name: 'unknown-pages',
  what: '500 connections read pages of events that do not exist, every one another',
  run: (signal, target) =>
    floodRequests(signal, target, {
      connections: 500,
      most: 200_000,
      nextRequest: () =>
        writeRequest({ method: 'GET', path: `/api/events/${target.random.uuid()}` }),
    }),
};
