import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

export const listSearches: Attack = {
  name: 'list-searches',
  what: '5,000 connections read the list, each time with another search',
  run: (signal, target) => {
    let number = 0;
    return floodRequests(signal, target, {
      // More than the turns let wait. In a small siege nothing shows whether they do, and the server works off the
      // rest long after the attack, in the next ones.
      connections: target.knowledge.isSmall ? 500 : 5_000,
      most: 100_000,
      nextRequest: () =>
        writeRequest({ method: 'GET', path: `/api/events?limit=50&search=word${number++}` }),
    });
  },
};
