/** What a socket is told in place of an answer. */
import {
  problems,
  type ProblemCode,
  type TicketUpdate,
  type WatchAnswer,
} from '@lastseat/contracts';
import type { ZodError } from 'zod';
import { toFieldErrors } from '../common/http/problems/field-errors.js';

/** Socket.IO puts it last, where one was asked for; nothing else that comes is a function. */
export function isAcknowledgement(last: unknown): last is (answer: SocketProblem) => void {
  return typeof last === 'function';
}

export type SocketProblem = Exclude<WatchAnswer, TicketUpdate[]>;

export function refuseInput({ issues }: ZodError): SocketProblem {
  return { ...toSocketProblem('invalid_request'), errors: toFieldErrors(issues) };
}

export function toSocketProblem(code: ProblemCode): SocketProblem {
  const { status, title } = problems[code];
  return { type: `urn:lastseat:problem:${code}`, title, status, detail: title, code };
}
