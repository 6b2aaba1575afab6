import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** About one connection, and no further (RFC 9110, section 7.6.1). An `Expect` is answered here. */
const hopByHop = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * What the API hears of a request. Who it came from is what we see, and nothing that the client says:
 * with its own X-Forwarded-For anybody would have as many addresses as there are limits.
 */
export function toApiHeaders({ headers, socket }: IncomingMessage): OutgoingHttpHeaders {
  const passed = withoutHopByHop(headers);
  for (const name in passed) if (isClaim(name)) delete passed[name];
  passed['x-forwarded-for'] = socket.remoteAddress ?? 'unknown';
  // Node has taken the body out of its chunks, and puts it into others.
  if (headers['transfer-encoding'] !== undefined) passed['transfer-encoding'] = 'chunked';
  return passed;
}

/** What a proxy says of those before it. */
const isClaim = (name: string) => name === 'forwarded' || name.startsWith('x-forwarded-');

export function withoutHopByHop(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  const named = headers.connection?.toLowerCase().split(/[\s,]+/) ?? [];
  const passed: OutgoingHttpHeaders = {};
  for (const name in headers) {
    if (!hopByHop.has(name) && !named.includes(name)) passed[name] = headers[name];
  }
  return passed;
}
