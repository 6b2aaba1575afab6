/** Tries to get in, from wherever a test wants them to come, and what a limit answers. */
import { expect } from 'vitest';
import type { TestApp } from './app.js';
import { tally } from './concurrently.js';
import { expectProblem, send, type Answer } from './http.js';
import { newAccount } from './visitor.js';

/** As somebody behind the proxy that `TRUST_PROXY: 'loopback'` believes. */
export const from = (address: string) => ({ 'x-forwarded-for': address });

export const login = (
  { origin }: TestApp,
  email: string,
  password: string,
  headers: Record<string, string> = {},
) => send(origin, 'POST', '/api/auth/login', { headers, body: { email, password } });

export const register = (
  { origin }: TestApp,
  email: string,
  headers: Record<string, string> = {},
) => send(origin, 'POST', '/api/auth/register', { headers, body: { ...newAccount(), email } });

export const statusesOf = (answers: Answer[]) => tally(answers.map(({ status }) => String(status)));

/** A refusal by a limit, which ends within so many seconds. */
export function expectLimited(answer: Answer, seconds: number): void {
  expectProblem(answer, 429, 'too_many_requests');
  const wait = Number(answer.headers['retry-after']);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(seconds);
}
