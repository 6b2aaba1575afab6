/**
 * Who is signed in at one server.
 *
 * The file is read anew before each refresh, and the answer is written at once: another program may have
 * exchanged the token meanwhile, and an old one that comes back ends the session for everybody. Two that
 * refresh at the same moment are told the same successor for ten seconds, so they need no lock.
 */
import {
  logInResultSchema,
  refreshCookieName,
  signInResultSchema,
  type SignInResult,
  type User,
} from '@lastseat/contracts';
import type { z } from 'zod';
import { askApi, readProblem, sendRequest, type Answer } from '../../client/send-request.js';
import { NotSignedIn, Refusal, UsageError } from '../exit-code.js';
import { SessionFile, type StoredSession } from './session-file.js';

const SIGN_IN_FIRST = 'Nobody is signed in. Run: lastseat login';

export class Session {
  private readonly file: SessionFile;

  constructor(
    private readonly origin: string,
    environment: NodeJS.ProcessEnv,
  ) {
    this.file = new SessionFile(origin, environment);
  }

  /** By what is kept: the server is not asked. */
  async findUser(): Promise<User | null> {
    return (await this.file.read())?.user ?? null;
  }

  /**
   * @param askCode asks for the code of the second factor, where the account has one
   * @throws {Refusal} with `invalid_credentials`, `invalid_code` or `too_many_requests`
   */
  async signIn(email: string, password: string, askCode: () => Promise<string>): Promise<User> {
    assertPrivate(this.origin);
    const first = await this.post(logInResultSchema, '/auth/login', { body: { email, password } });
    const { value, headers } = succeed(first);
    if (!('secondStep' in value)) return this.keep(value, headers);
    const { challenge } = value.secondStep;
    const body = { challenge, code: await askCode() };
    const second = succeed(await this.post(signInResultSchema, '/auth/login/code', { body }));
    return this.keep(second.value, second.headers);
  }

  /** Ends the session on the server, then here: while the server cannot be reached it stays. */
  async signOut(): Promise<User | null> {
    const kept = await this.file.read();
    if (kept === null) return null;
    const response = await sendRequest(this.origin, {
      method: 'POST',
      path: '/auth/logout',
      cookie: cookieOf(kept),
    });
    if (!response.ok) throw new Refusal(await readProblem(this.origin, response));
    await this.file.remove();
    return kept.user;
  }

  /**
   * Asks with the access token, and once more with a new one where it has run out.
   * @throws {NotSignedIn} when nobody is signed in, or the session has ended
   */
  async authorise<T>(ask: (token: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    const kept = await this.file.read();
    if (kept === null) throw new NotSignedIn(SIGN_IN_FIRST);
    const answer = await ask(kept.accessToken);
    if (answer.ok || answer.problem.code !== 'unauthenticated') return answer;
    return ask(await this.refresh(kept.accessToken));
  }

  /** @returns another access token */
  private async refresh(staleToken: string): Promise<string> {
    const kept = await this.file.read();
    if (kept === null) throw new NotSignedIn(SIGN_IN_FIRST);
    // Another program has done it already.
    if (kept.accessToken !== staleToken) return kept.accessToken;
    const request = { cookie: cookieOf(kept) };
    const answer = await this.post(signInResultSchema, '/auth/refresh', request);
    if (answer.ok) {
      await this.keep(answer.value, answer.headers);
      return answer.value.accessToken;
    }
    if (answer.problem.status !== 401) throw new Refusal(answer.problem);
    await this.file.remove();
    throw new NotSignedIn(`The session of ${kept.user.email} has ended. Run: lastseat login`);
  }

  private post<T>(
    schema: z.core.$ZodType<T>,
    path: string,
    request: { body?: unknown; cookie?: string },
  ): Promise<Answer<T>> {
    return askApi(schema, this.origin, { method: 'POST', path, ...request });
  }

  private async keep(session: SignInResult, headers: Headers): Promise<User> {
    await this.file.write({ ...session, refreshToken: readRefreshToken(headers) });
    return session.user;
  }
}

function succeed<T>(answer: Answer<T>): { value: T; headers: Headers } {
  if (!answer.ok) throw new Refusal(answer.problem);
  return answer;
}

const cookieOf = ({ refreshToken }: StoredSession) => `${refreshCookieName}=${refreshToken}`;

function readRefreshToken(headers: Headers): string {
  for (const cookie of headers.getSetCookie()) {
    const value = new RegExp(`^${refreshCookieName}=([^;]+)`).exec(cookie)?.[1];
    if (value !== undefined) return value;
  }
  throw new Error('The answer to a log-in has no refresh token');
}

/** A password goes over TLS, or does not leave the machine. */
function assertPrivate(origin: string): void {
  const { protocol, hostname } = new URL(origin);
  const isHere = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol === 'https:' || isHere) return;
  throw new UsageError(`${origin} is neither https nor this machine: no password is sent there.`);
}
