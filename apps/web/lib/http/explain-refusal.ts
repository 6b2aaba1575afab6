import { isAxiosError } from 'axios';
import type { ProblemCode } from '@lastseat/contracts';
import { findProblem } from './api';
import { explainFailure } from './explain-failure';

/** A sentence for a toast: that of its code if there is one, or what the API says. */
export function explainRefusal(
  error: unknown,
  sentences: Partial<Record<ProblemCode, string>> = {},
): string {
  const problem = findProblem(error);
  const own = problem && sentences[problem.code];
  const hasAnswer = !isAxiosError(error) || error.response !== undefined;
  return own ?? explainFailure(problem, [], { hasAnswer }).form ?? '';
}
