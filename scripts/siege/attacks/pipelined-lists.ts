import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { pipelineRequests } from '../attacker/pipeline-requests.js';

const request = writeRequest({ method: 'GET', path: '/api/events' });

export const pipelinedLists: Attack = {
  name: 'pipelined-lists',
  what: '20 connections send 1,000 `GET /api/events` each before they wait for an answer',
  run: (signal, target) =>
    pipelineRequests(signal, target, { connections: 20, depth: 1_000, request }),
};
