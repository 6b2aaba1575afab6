import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

export const knownPages: Attack = {
  name: 'known-pages',
  what: '500 connections read the list and the pages of the events that are being sold',
  run: (signal, target) => {
    const paths = ['/api/events', ...target.knowledge.eventIds.map((id) => `/api/events/${id}`)];
    const requests = paths.map((path) => writeRequest({ method: 'GET', path }));
    return floodRequests(signal, target, {
      connections: 500,
      most: 200_000,
      nextRequest: () => target.random.pick(requests),
    });
  },
};
