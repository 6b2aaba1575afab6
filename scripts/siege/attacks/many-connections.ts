import type { Attack } from '../attacker/attack.js';
import { dripBytes } from '../attacker/drip-bytes.js';

export const manyConnections: Attack = {
  name: 'many-connections',
  what: '5,000 connections are opened and say nothing',
  run: (signal, target) => dripBytes(signal, target, { connections: 5_000, head: '', drop: null }),
};
