import { problemDocumentSchema, type Problem } from '@lastseat/contracts';
import axios, { AxiosError, isAxiosError, type InternalAxiosRequestConfig } from 'axios';
import { attemptRefresh, settleSession, useSession } from '@/lib/session';
import { askConfirmation } from './confirmation';

declare module 'axios' {
  interface AxiosRequestConfig {
    /** It is sent while something is held, which must not wait for the person: see {@link sendConfirmed}. */
    leavesAsking?: boolean;
  }
}

/** More than the longest that the API lets a booking wait for its turn. */
const timeoutMs = 15_000;

/** For what needs no session, logging in above all: it never waits for one. */
export const publicApi = axios.create({ baseURL: '/api', timeout: timeoutMs });

/**
 * Speaks for whoever is signed in, renews what has run out (once for each request), and has the person asked
 * for the second factor before what the API does not do without.
 */
export const api = axios.create({ baseURL: '/api', timeout: timeoutMs });

api.interceptors.request.use(async (config) => {
  // On load a refresh is under way: without it this request would only be refused.
  await settleSession();
  authorize(config);
  return config;
});

api.interceptors.response.use(undefined, async (error: unknown) => {
  const config = isAxiosError(error) ? error.config : undefined;
  if (!config || findProblem(error)?.code !== 'unauthenticated') throw error;
  await renewTokenOf(config);
  if (useSession.getState().status !== 'signed-in') throw error;
  authorize(config);
  // By the other instance, for which a second 401 is an answer.
  return publicApi.request(config);
});

// After the renewal: what is sent again there may be refused for this reason.
api.interceptors.response.use(undefined, async (error: unknown) => {
  const config = isAxiosError(error) ? error.config : undefined;
  if (!config || config.leavesAsking || !(await isConfirmedNow(error))) throw error;
  authorize(config);
  return publicApi.request(config);
});

/** For a request that `leavesAsking`. Where the person confirms that it is them, it is sent once more. */
export async function sendConfirmed(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(await isConfirmedNow(error))) throw error;
    await send();
  }
}

async function isConfirmedNow(error: unknown): Promise<boolean> {
  return findProblem(error)?.code === 'confirmation_required' && askConfirmation();
}

function authorize({ headers }: InternalAxiosRequestConfig): void {
  const { accessToken } = useSession.getState();
  if (accessToken) headers.setAuthorization(`Bearer ${accessToken}`);
  else headers.delete('Authorization');
}

async function renewTokenOf(config: InternalAxiosRequestConfig): Promise<void> {
  const { accessToken } = useSession.getState();
  // Another request or another tab may have renewed it while this one was under way.
  if (accessToken && config.headers.get('Authorization') !== `Bearer ${accessToken}`) return;
  if ((await attemptRefresh()) === 'unavailable') {
    // Not a refusal: nobody could say whether the person is still signed in.
    throw new AxiosError('The session could not be renewed', AxiosError.ERR_NETWORK, config);
  }
}

/**
 * The problem document of a refused request; null when the failure was of another kind. Its code may be
 * one that this page does not know.
 */
export function findProblem(error: unknown): Problem | null {
  if (!isAxiosError(error)) return null;
  const { data } = problemDocumentSchema.safeParse(error.response?.data);
  return data ? { ...data, code: data.code as Problem['code'] } : null;
}
