import { problems, type FieldError, type Problem, type ProblemCode } from '@lastseat/contracts';
import { describe, expect, it } from 'vitest';
import { explainFailure } from './explain-failure';

const fieldNames = ['name', 'email', 'password'] as const;

function problem(code: ProblemCode, errors?: FieldError[]): Problem {
  return { type: 'about:blank', detail: '', requestId: 'r', code, ...problems[code], errors };
}

describe('explainFailure', () => {
  it('puts the errors of the API at their fields', () => {
    const errors = [
      { path: ['email'], message: 'Enter an email address' },
      { path: ['password'], message: 'Use at least 8 characters' },
    ];
    expect(explainFailure(problem('invalid_request', errors), fieldNames)).toEqual({
      fields: [
        { field: 'email', message: 'Enter an email address' },
        { field: 'password', message: 'Use at least 8 characters' },
      ],
      form: null,
    });
  });

  it('says of the form what belongs to none of its fields', () => {
    const errors = [{ path: ['invitation', 0], message: 'Unknown invitation' }];
    expect(explainFailure(problem('invalid_request', errors), fieldNames)).toEqual({
      fields: [],
      form: 'Unknown invitation.',
    });
  });

  it('puts a refusal that names no field where the form says it belongs', () => {
    const placeProblem = ({ code, title }: Problem) =>
      code === 'slug_taken' ? { field: 'name' as const, message: `${title}.` } : null;
    const explain = (code: ProblemCode) =>
      explainFailure(problem(code), fieldNames, { placeProblem });
    expect(explain('slug_taken')).toEqual({
      fields: [{ field: 'name', message: 'Another organiser has this address already.' }],
      form: null,
    });
    expect(explain('busy').fields).toEqual([]);
  });

  it('does not say which of email and password is wrong', () => {
    expect(explainFailure(problem('invalid_credentials'), fieldNames)).toEqual({
      fields: [],
      form: 'Wrong email or password.',
    });
  });

  it('tells a lost answer from one that is no answer of ours', () => {
    expect(explainFailure(null, fieldNames, { hasAnswer: false }).form).toContain('connection');
    expect(explainFailure(null, fieldNames).form).toContain('on our side');
    expect(explainFailure(problem('internal_error'), fieldNames).form).toContain('on our side');
  });

  it('says when a limit is over, where the API does', () => {
    const limited = { ...problem('too_many_requests'), numbers: { retryAfterSeconds: 240 } };
    expect(explainFailure(limited, fieldNames).form).toBe(
      'Too many attempts. Try again in 4 minutes.',
    );
    expect(explainFailure(problem('too_many_requests'), fieldNames).form).toContain('later');
  });

  it('passes on that there is too much going on right now', () => {
    expect(explainFailure(problem('busy'), fieldNames).form).toContain('Too busy');
  });
});
