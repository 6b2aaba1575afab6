/** What every route does that opens a session or goes on with one. */
import type { SignInResult } from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../common/config/config.js';
import type { SignIn } from './auth.service.js';
import { sendRefreshCookie } from './refresh-cookie.js';
import { describeDevice } from './sessions/describe-device.js';

/** Sends the refresh token in its cookie. @returns the body */
export function answerSignIn(
  reply: FastifyReply,
  { session, refreshToken }: SignIn,
  config: Config,
): SignInResult {
  sendRefreshCookie(reply, refreshToken, config);
  void reply.header('cache-control', 'no-store');
  return session;
}

/** A short name of what the request comes from; null: unknown. */
export const deviceOf = ({ headers }: FastifyRequest): string | null =>
  describeDevice(headers['user-agent']);
