/**
 * How long a client may take. Without an end to each of these, a few hundred clients that send a byte a
 * minute (slowloris) hold every connection that the server can have.
 */
export interface ServerTimeouts {
  /** Until the headers are there. */
  headersMs: number;
  /** Until the whole request is there; a picture has at most 5 MB, other bodies a few KB. */
  requestMs: number;
  /** How often the two above are looked at: a client may take this much longer. */
  checkEveryMs: number;
  /** Between requests. Longer than what proxies keep an idle connection for, so that they end it first. */
  keepAliveMs: number;
}

export const defaultTimeouts: ServerTimeouts = {
  headersMs: 10_000,
  requestMs: 30_000,
  checkEveryMs: 5_000,
  keepAliveMs: 72_000,
};

/** All headers of one request together. */
export const MAX_HEADER_BYTES = 16 * 1024;

/** In Fastify's words and in Node's. */
export function toServerOptions(timeouts: ServerTimeouts) {
  return {
    requestTimeout: timeouts.requestMs,
    keepAliveTimeout: timeouts.keepAliveMs,
    http: {
      headersTimeout: timeouts.headersMs,
      connectionsCheckingInterval: timeouts.checkEveryMs,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
  };
}
