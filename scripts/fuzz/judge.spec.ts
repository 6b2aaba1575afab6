import type { ProblemCode } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Operation } from './document.js';
import type { Answer } from './exchange.js';
import { judge } from './judge.js';
import type { RequestPlan } from './request-plan.js';

const operation: Operation = {
  method: 'GET',
  path: '/api/events/{id}',
  parameters: [],
  body: null,
  bodyType: null,
  needsToken: false,
  takesCookie: false,
  successes: new Map([[200, z.strictObject({ id: z.string() })]]),
};

function judgeAnswer(given: Partial<Answer>, plan: Partial<RequestPlan> = {}): string | null {
  const request = { operation, method: 'GET', path: '/api/events/1', endsEarly: false, ...plan };
  const answer = { status: 200, headers: {}, text: '{"id":"1"}', ...given };
  return judge(request as RequestPlan, 100, { kind: 'answer', answer }, [operation]);
}

function problem(status: number, code: ProblemCode): Partial<Answer> {
  const requestId = 'an id';
  const document = { type: 'urn:x', title: 'x', detail: 'x', requestId, ...{ status, code } };
  const headers = { 'content-type': 'application/problem+json', 'x-request-id': requestId };
  return { status, headers, text: JSON.stringify(document) };
}

describe('An answer', () => {
  it('is as promised when it fits the document, or is a problem of the contract', () => {
    expect(judgeAnswer({})).toBeNull();
    expect(judgeAnswer(problem(404, 'event_not_found'))).toBeNull();
  });

  it.each<[string, Partial<Answer>]>([
    ['a field too many', { text: '{"id":"1","passwordHash":"x"}' }],
    ['a field too few', { text: '{}' }],
    ['no JSON', { text: '<html>' }],
    ['another status', { status: 202 }],
    ['an error of the server', problem(500, 'internal_error')],
    ['being busy without any load', problem(503, 'busy')],
    ['a refusal without a document', { status: 417, text: '' }],
    ['the status of another code', problem(400, 'sold_out')],
    ['an id that is not the header’s', { ...problem(404, 'event_not_found'), headers: {} }],
  ])('is complained about for %s', (_what, answer) => {
    expect(judgeAnswer(answer)).not.toBeNull();
  });

  it('is complained about when no operation of the document is at that address', () => {
    expect(judgeAnswer({}, { path: '/api/secret' })).toContain('does not know');
  });

  it('may stay out only for what was no whole request', () => {
    const plan = {
      operation,
      method: 'GET',
      path: '/',
      endsEarly: false,
    } as unknown as RequestPlan;
    expect(judge(plan, 100, { kind: 'closed' }, [])).toContain('without an answer');
    expect(judge({ ...plan, endsEarly: true }, 100, { kind: 'closed' }, [])).toBeNull();
    expect(judge(plan, 100, { kind: 'silent' }, [])).toBe('no answer in time');
  });
});
