import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { floodRequests } from '../attacker/flood-requests.js';

const requests = ['/api/openapi.json', '/api/docs'].map((path) =>
  writeRequest({ method: 'GET', path }),
);

export const documentReads: Attack = {
  name: 'document-reads',
  what: '200 connections read the OpenAPI document and its page',
  run: (signal, target) =>
    floodRequests(signal, target, {
      connections: 200,
      most: 100_000,
      nextRequest: () => target.random.pick(requests),
    }),
};
