/** Where the API listens. Read when the server starts, so that one build serves before any API. */
export const apiOrigin = process.env.API_ORIGIN ?? 'http://127.0.0.1:4000';

export const isDevelopment = process.env.NODE_ENV === 'development';

/** The origin that browsers see, for addresses that leave the page: canonical ones, shared ones. */
export function getPublicOrigin(): string {
  return process.env.PUBLIC_URL || 'http://localhost:3000';
}
