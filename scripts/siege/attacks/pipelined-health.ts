import { writeRequest } from '../../load/write-request.js';
import type { Attack } from '../attacker/attack.js';
import { pipelineRequests } from '../attacker/pipeline-requests.js';

const request = writeRequest({ method: 'GET', path: '/api/health/ready' });

export const pipelinedHealth: Attack = {
  name: 'pipelined-health',
  what: '20 connections send 1,000 `GET /api/health/ready` each before they wait for an answer',
  run: (signal, target) =>
    pipelineRequests(signal, target, { connections: 20, depth: 1_000, request }),
};
