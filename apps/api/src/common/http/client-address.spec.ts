import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import {
  findClientAddress,
  isLoopback,
  parseProxyTrust,
  toCountedBlock,
} from './client-address.js';

/** A request on a socket from `peer`; without one it is closed. */
const requestFrom = (peer: string | undefined, forwardedFor?: string) =>
  ({
    socket: { remoteAddress: peer },
    headers: { ...(forwardedFor !== undefined && { 'x-forwarded-for': forwardedFor }) },
  }) as unknown as IncomingMessage;

describe('The address of a client', () => {
  it.each([
    ['nobody is trusted', '', '10.0.0.1', '1.1.1.1', '10.0.0.1'],
    ['its proxy is trusted', '10.0.0.0/8', '10.0.0.1', '1.1.1.1', '1.1.1.1'],
    ['it wrote an entry of its own', 'loopback', '127.0.0.1', '6.6.6.6, 1.1.1.1', '1.1.1.1'],
    ['it is no proxy that is trusted', '10.0.0.0/8', '9.9.9.9', '1.1.1.1', '9.9.9.9'],
    ['two hops are trusted', '2', '10.0.0.1', '6.6.6.6, 1.1.1.1, 10.0.0.2', '1.1.1.1'],
    ['a list is trusted', '10.0.0.1, 10.0.0.2', '10.0.0.1', '1.1.1.1, 10.0.0.2', '1.1.1.1'],
    ['its proxy says nothing', 'loopback', '127.0.0.1', undefined, '127.0.0.1'],
    ['its proxy adds the port', 'loopback', '127.0.0.1', '1.1.1.1:4711', '1.1.1.1'],
    ['its proxy adds the port to IPv6', 'loopback', '::1', '[2001:db8::7]:4711', '2001:db8::7'],
    ['its proxy puts IPv6 into brackets', 'loopback', '::1', '[2001:db8::7]', '2001:db8::7'],
    ['its proxy writes IPv6 as it is', 'loopback', '::1', '2001:db8::7', '2001:db8::7'],
    [
      'a proxy that adds ports is trusted',
      '10.0.0.1',
      '10.0.0.1',
      '1.1.1.1:7, 10.0.0.1:8',
      '1.1.1.1',
    ],
    ['it has hung up', '', undefined, undefined, 'gone'],
    ['its proxy has hung up', 'loopback', undefined, '1.1.1.1', 'gone'],
    ['it has hung up behind so many hops', '2', undefined, '1.1.1.1', 'gone'],
    ['its proxy does not know it', 'loopback', '127.0.0.1', 'unknown:7', 'unknown:7'],
  ])('when %s', (_when, setting, peer, forwardedFor, address) => {
    const request = requestFrom(peer, forwardedFor);
    expect(findClientAddress(request, parseProxyTrust(setting))).toBe(address);
  });

  it.each(['true', '0', '-1', '1.5', 'proxy.example', '10.0.0.0/64', '10.0.0.1;10.0.0.2'])(
    'is not read with a setting like %s',
    (setting) => {
      expect(() => parseProxyTrust(setting)).toThrow();
    },
  );

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['128.0.0.1', false],
    ['::2', false],
    ['localhost', false],
  ])('%s is of this machine: %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected);
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:1:a:b:c:d', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001::1', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['no address', 'no address'],
  ])('%s is counted as %s', (address, block) => {
    expect(toCountedBlock(address)).toBe(block);
  });
});
