/**
 * Who is at the other end of a connection. `X-Forwarded-For` is a list that anybody may begin, so an
 * entry counts only as far as the proxies that wrote it are trusted (TRUST_PROXY); with none named, the
 * client is the peer of the socket.
 */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6 } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';

/** Whether the proxy at `address` is believed, which is `hop` steps away from us. */
export type ProxyTrust = (address: string, hop: number) => boolean;

/**
 * @param setting empty for nobody, a number of hops, or addresses, networks and the names `loopback`,
 * `linklocal` and `uniquelocal`, separated by commas
 * @throws when it is none of these
 */
export function parseProxyTrust(setting: string): ProxyTrust {
  if (setting === '') return () => false;
  // Fastify takes no number of its own: whoever reaches the port directly can claim as many hops. It is
  // for where nobody can, and .env.example says so.
  if (/^[1-9]\d?$/.test(setting)) return (_address, hop) => hop < Number(setting);
  const names = setting.split(',').map((name) => name.trim());
  // The library reads "0" as an address too.
  if (!names.every(isNetwork)) throw new RangeError('Neither hops nor addresses');
  const isNamed = proxyAddr.compile(names);
  return (address, hop) => isNamed(withoutPort(address), hop);
}

function isNetwork(name: string): boolean {
  const [address = ''] = name.split('/', 1);
  return ['loopback', 'linklocal', 'uniquelocal'].includes(name) || isIP(address) !== 0;
}

/** Of everybody who has hung up: a socket that is closed tells its peer no more. */
const GONE = 'gone';

/**
 * The address that the trusted proxies, if any, say the request came from. Who has hung up is counted too,
 * together with all others who have: not to be counted would be a way around the limits.
 */
export function findClientAddress(request: IncomingMessage, trust: ProxyTrust): string {
  if (request.socket.remoteAddress === undefined) return GONE;
  return withoutPort(proxyAddr(request, trust));
}

/** Some proxies write the port along (`203.0.113.7:4711`, `[2001:db8::7]:4711`): each connection's is another. */
function withoutPort(entry: string): string {
  const address = /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([^:]+):\d+$/.exec(entry)?.[1];
  return address !== undefined && isIP(address) !== 0 ? address : entry;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/**
 * What one visitor is counted by: an IPv4 address, or the first 64 bits of an IPv6 address, because
 * every household has 2^64 of those to choose from.
 */
export function toCountedBlock(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.split('::');
  const groupsOf = (part: string) => part.split(':').filter((group) => group !== '');
  const [left, right] = [groupsOf(head), groupsOf(tail ?? '')];
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const network = [...left, ...zeros, ...right].slice(0, 4);
  return `${network.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
