/** One request to the API, and its answer as the contract has it. */
import { problemDocumentSchema } from '@lastseat/contracts';
import { z } from 'zod';
import { Failure } from '../runner/failure.js';

export type ProblemDocument = z.infer<typeof problemDocumentSchema>;

/** What was asked for, or the problem with it. */
export type Answer<T> =
  | { ok: true; value: T; headers: Headers }
  | { ok: false; problem: ProblemDocument };

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Behind `/api`, with its query. */
  path: string;
  token?: string | undefined;
  cookie?: string;
  idempotencyKey?: string;
  body?: unknown;
}

/** No answer came, or one that is not of a Lastseat server. */
export class Unreachable extends Failure {}

const PATIENCE_MS = 20_000;

/** @throws {Unreachable} when no answer comes */
export async function sendRequest(origin: string, request: ApiRequest): Promise<Response> {
  const { method, path, token, cookie, idempotencyKey, body } = request;
  try {
    return await fetch(`${origin}/api${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(cookie !== undefined && { cookie }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // Of the API's own nothing leads elsewhere, and a password must not follow.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch (error) {
    throw new Unreachable(`${origin} does not answer (${findReason(error)}).`);
  }
}

/** @throws {Unreachable} when the answer is neither what the schema says nor a problem document */
export async function askApi<T>(
  schema: z.core.$ZodType<T>,
  origin: string,
  request: ApiRequest,
): Promise<Answer<T>> {
  const response = await sendRequest(origin, request);
  if (!response.ok) return { ok: false, problem: await readProblem(origin, response) };
  const parsed = z.safeParse(schema, await readJson(response));
  if (parsed.success) return { ok: true, value: parsed.data, headers: response.headers };
  throw notOurs(origin, response);
}

/** @throws {Unreachable} when it is none: a proxy's page, say */
export async function readProblem(origin: string, response: Response): Promise<ProblemDocument> {
  const parsed = problemDocumentSchema.safeParse(await readJson(response));
  if (parsed.success) return parsed.data;
  throw notOurs(origin, response);
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function notOurs(origin: string, { status }: Response): Unreachable {
  return new Unreachable(
    `${origin} answered ${status}, and not as this version of Lastseat does. Is it the right address?`,
  );
}

/** `fetch failed` says nothing: what failed is in its cause. */
function findReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return (cause as NodeJS.ErrnoException).code ?? cause.message;
}
