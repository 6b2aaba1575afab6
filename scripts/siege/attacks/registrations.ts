import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

export const registrations: Attack = {
  name: 'registrations',
  what: '300 connections register accounts, each with an address of its own',
  run: (signal, target) =>
    floodRequests(signal, target, {
      connections: 300,
      most: 20_000,
      nextRequest: () =>
        writeRequest({
          method: 'POST',
          path: '/api/auth/register',
          body: JSON.stringify({
            ...{ email: `${target.random.uuid()}@example.com`, name: 'Nobody' },
            password: 'a long password',
          }),
        }),
    }),
};
