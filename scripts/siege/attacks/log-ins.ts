import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

export const logIns: Attack = {
  name: 'log-ins',
  what: '300 connections log in with wrong passwords, each time as somebody else: no account reaches its limit',
  run: (signal, target) => {
    let number = 0;
    return floodRequests(signal, target, {
      connections: 300,
      most: 50_000,
      nextRequest: () =>
        writeRequest({
          method: 'POST',
          path: '/api/auth/login',
          body: JSON.stringify({ email: `nobody-${number++}@example.com`, password: 'a guess' }),
        }),
    });
  },
};
