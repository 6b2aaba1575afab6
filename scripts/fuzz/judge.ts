/** Whether the server kept its word. */
import { problems, problemSchema } from '@lastseat/contracts';
import { findOperation, readPath, type Operation } from './document.js';
import type { Answer, Exchange } from './exchange.js';
import type { RequestPlan } from './request-plan.js';

/**
 * Past this the server stops reading: it answers and closes while the rest is still on its way, and
 * TCP may then drop the answer.
 */
const CUT_OFF_BYTES = 60_000;

/** What is wrong with the answer, in a sentence; null when nothing is. */
export function judge(
  plan: RequestPlan,
  sentBytes: number,
  exchange: Exchange,
  operations: readonly Operation[],
): string | null {
  if (exchange.kind === 'silent') return 'no answer in time';
  if (exchange.kind === 'closed') {
    // What was no whole request, or asked for another protocol, need not be answered.
    const needsAnswer = !plan.endsEarly && sentBytes <= CUT_OFF_BYTES;
    return needsAnswer ? 'the connection was closed without an answer' : null;
  }
  const { answer } = exchange;
  if (answer.status >= 500) return `answered ${answer.status}: ${start(answer.text)}`;
  // Socket.IO has words of its own.
  if (readPath(plan.path).startsWith('/socket.io')) return null;
  if (answer.status >= 400) return judgeProblem(plan, answer);
  return judgeSuccess(plan, answer, operations);
}

function judgeProblem({ method }: RequestPlan, { status, headers, text }: Answer): string | null {
  if (!/^application\/problem\+json\b/.test(headers['content-type'] ?? '')) {
    return `answered ${status} as ${headers['content-type'] ?? 'no type'}: ${start(text)}`;
  }
  if (method === 'HEAD') return null;
  const problem = problemSchema.safeParse(parseJson(text));
  if (!problem.success) return `answered ${status} with no problem document: ${start(text)}`;
  const { code, status: stated, requestId } = problem.data;
  if (stated !== status || problems[code].status !== status) {
    return `answered ${status}, and the document says ${stated} and ${code}`;
  }
  if (requestId !== headers['x-request-id']) return 'has another request id in the header';
  return null;
}

function judgeSuccess(
  { method, path }: RequestPlan,
  { status, text }: Answer,
  operations: readonly Operation[],
): string | null {
  // The documentation, which does not describe itself.
  if (/^\/api\/(docs|openapi\.json)/.test(readPath(path))) return null;
  const operation = findOperation(operations, method, path);
  if (operation === null) return `answered ${status}, which the document does not know`;
  const schema = operation.successes.get(status);
  if (schema === undefined) return `answered ${status}, which ${operation.path} does not promise`;
  if (method === 'HEAD' || schema === null) {
    return text === '' ? null : `answered ${status} with a body: ${start(text)}`;
  }
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return null;
  return `answered ${status} with what the document does not promise: ${parsed.error.message}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const start = (text: string) => JSON.stringify(text.slice(0, 300));
