/** Bytes that are no request at all. */
import type { Random } from './random.js';

const wholes: readonly string[] = [
  'GET /api/events\r\n\r\n',
  'GET /api/events HTTP/9.9\r\n\r\n',
  'GET /api/events HTTP/1.1\r\n\r\n',
  'GET  /api/events  HTTP/1.1\r\nhost: a\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'GET /api/events HTTP/1.1\nhost: a\n\n',
  'GET /api/events HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n',
  'GET /api/events HTTP/1.1\r\nhost: a\r\n folded: b\r\n\r\n',
  'GET /api/events HTTP/1.1\r\nno colon here\r\n\r\n',
  'GET /api/events HTTP/1.1\r\n: no name\r\n\r\n',
  '\r\n\r\n\r\n',
  'SSH-2.0-OpenSSH_9.9\r\n',
  'EHLO example.com\r\n',
];

export function makeGarbage(random: Random): Buffer {
  if (random.chance(0.4)) return random.bytes(random.between(1, 600));
  const whole = Buffer.from(random.pick(wholes), 'latin1');
  if (random.chance(0.5)) return whole;
  const spoiled = Buffer.from(whole);
  spoiled[random.between(0, spoiled.length - 1)] = random.between(0, 255);
  return spoiled.subarray(0, random.between(1, spoiled.length));
}
