import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

export const listSearches: Attack = {
  name: 'list-searches',
  what: '5,000 connections read the list, each time with another search',
  run: (signal, target) => {
    let number = 0;
    return floodRequests(signal, target, {
      connections: 5_000,
      most: 100_000,
      nextRequest: () =>
        writeRequest({ method: 'GET', path: `/api/events?limit=50&search=word${number++}` }),
    });
  },
};
