import { problems, type ProblemCode } from '@lastseat/contracts';
import type { ProblemDocument } from '../../client/send-request.js';

/** What to do about it, where the title alone leaves somebody at a terminal standing. */
const advice: Partial<Record<ProblemCode, string>> = {
  unauthenticated: 'Run: lastseat login',
  session_expired: 'Run: lastseat login',
  sold_out: 'Follow it with: lastseat watch <event>',
  already_booked: 'See it with: lastseat bookings',
  email_not_verified: 'The code is in a mail to you; enter it on the page of your account.',
  busy: 'Nothing was changed.',
};

/** The problem in a sentence, and each wrong field in a line of its own. */
export function explainProblem({ code, title, errors = [] }: ProblemDocument): string {
  const known = code in problems ? (code as ProblemCode) : undefined;
  // A server that is newer than this program has words of its own for its codes.
  const sentence = known === undefined ? title : problems[known].title;
  const help = known && advice[known];
  return [
    `${sentence} (${code}).${help === undefined ? '' : ` ${help}`}`,
    ...errors.map(({ path, message }) => `  ${path.join('.') || 'the request'}: ${message}`),
  ].join('\n');
}
