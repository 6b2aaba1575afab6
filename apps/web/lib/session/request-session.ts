import { signInResultSchema, type SignInResult } from '@lastseat/contracts';

const timeoutMs = 10_000;

export type SessionAnswer =
  | { kind: 'session'; session: SignInResult }
  /** The cookie is worth nothing; the API has taken it away with its answer. */
  | { kind: 'expired' }
  /** No answer, or none about the session: it is worth as much as before. */
  | { kind: 'unavailable' };

/** By fetch, so that axios is not among what every page loads. */
export async function requestSession(): Promise<SessionAnswer> {
  try {
    const response = await fetch('/api/auth/refresh', {
      method: 'POST',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status === 401) return { kind: 'expired' };
    if (!response.ok) return { kind: 'unavailable' };
    return { kind: 'session', session: signInResultSchema.parse(await response.json()) };
  } catch {
    return { kind: 'unavailable' };
  }
}
