import type { Attack } from '../attacker/attack.js';
import { dripBytes } from '../attacker/drip-bytes.js';

export const slowHeaders: Attack = {
  name: 'slow-headers',
  what: '1,000 connections send their headers a few bytes at a time',
  run: (signal, target) =>
    dripBytes(signal, target, {
      connections: 1_000,
      head: 'GET /api/events HTTP/1.1\r\nhost: a\r\n',
      drop: 'x-a: b\r\n',
    }),
};
