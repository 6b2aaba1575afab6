import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

const request = writeRequest({ method: 'GET', path: '/api/metrics' });

export const metricsReads: Attack = {
  name: 'metrics-reads',
  what: '200 connections read the metrics',
  run: (signal, target) =>
    floodRequests(signal, target, { connections: 200, most: 100_000, nextRequest: () => request }),
};
