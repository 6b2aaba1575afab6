/**
 * Where the API listens. The server's own requests read it when they are made; the rewrites in
 * next.config.ts keep the value that it had at build time.
 */
export const apiOrigin = process.env.API_ORIGIN ?? 'http://127.0.0.1:4000';

export const isDevelopment = process.env.NODE_ENV === 'development';

/** The origin that browsers see, for addresses that leave the page: canonical ones, shared ones. */
export function getPublicOrigin(): string {
  return process.env.PUBLIC_URL || 'http://localhost:3000';
}
