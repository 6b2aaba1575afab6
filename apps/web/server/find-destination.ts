/**
 * Who answers a request: the API, the web app, or nobody. `hidden`: the API would, and must not be asked
 * from outside. `unreadable`: the target is no path.
 */
export type Destination = 'api' | 'pages' | 'hidden' | 'unreadable';

export function findDestination(path: string): Destination {
  if (!path.startsWith('/')) return 'unreadable';
  if (isMetrics(path)) return 'hidden';
  return isOfTheApi(path) ? 'api' : 'pages';
}

/** A client may name the server as well, as to a proxy (RFC 9112, section 3.2.2). */
export function readPath(target = '/'): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '') || '/';
}

/** The one path of Socket.IO, and all that is below `/api`. */
export const isOfTheApi = (path: string) => /^\/(api|socket\.io)(?=[/?#]|$)/.test(path);

/**
 * The API's router decodes a path before it compares it, so this does too; and it takes more than the
 * router would, because nothing else of the API has a name that begins like this.
 */
function isMetrics(path: string): boolean {
  return /^\/+api\/+metrics/i.test(decode(path));
}

function decode(path: string): string {
  return path.replaceAll(/%([0-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
}
