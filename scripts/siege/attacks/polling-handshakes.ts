import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

const request = writeRequest({
  method: 'GET',
  path: '/socket.io/?EIO=4&transport=polling',
});

export const pollingHandshakes: Attack = {
  name: 'polling-handshakes',
  what: '100 connections begin polling sessions without end, each of which the server keeps until it times out',
  run: (signal, target) =>
    floodRequests(signal, target, { connections: 100, most: 50_000, nextRequest: () => request }),
};
