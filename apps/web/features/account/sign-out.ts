import { closeSession } from '@/lib/session';

const timeoutMs = 10_000;

/** In all tabs. False when the API could not be reached: the session goes on then. */
export async function signOut(): Promise<boolean> {
  try {
    await closeSession(async () => {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await fetch('/api/auth/logout', { method: 'POST', signal });
      if (!response.ok) throw new Error(`Signing out was answered with ${response.status}`);
    });
    return true;
  } catch {
    return false;
  }
}
