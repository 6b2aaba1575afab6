/** What a client may take of this server's time and room: the API's own bounds, one hop earlier. */
export interface ServerBounds {
  /** Until the headers are there. */
  headersMs: number;
  /** Until the whole request is there. */
  requestMs: number;
  /** How often the two above are looked at: a client may take this much longer. */
  checkEveryMs: number;
  /** Between requests. Longer than what proxies keep an idle connection for, so that they end it first. */
  keepAliveMs: number;
  /** Without a byte either way while a request is under way: a reader that reads nothing ends here. */
  stalledMs: number;
  /** Without a byte from the API. It answers a booking within ten seconds, one way or the other. */
  apiMs: number;
  connections: number;
  /** Requests under way at the API, some 20 KB each. */
  apiRequests: number;
  /** Pages and files under way here. A page is rendered, which takes the time and room of a hundred files. */
  pages: number;
  /** WebSockets, two connections each. */
  webSockets: number;
  /** Requests of one connection under way. No browser sends one before the last is answered. */
  pipelined: number;
}

export const defaultBounds: ServerBounds = {
  headersMs: 10_000,
  requestMs: 30_000,
  checkEveryMs: 5_000,
  keepAliveMs: 72_000,
  stalledMs: 60_000,
  apiMs: 30_000,
  connections: 10_000,
  apiRequests: 1_000,
  pages: 250,
  webSockets: 5_000,
  pipelined: 8,
};

/** All headers of one request together. */
export const maxHeaderBytes = 16 * 1024;
