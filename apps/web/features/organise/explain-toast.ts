import { findProblem } from '@/lib/http/api';

/** Why something was not done, in a sentence. */
export function explainToast(error: unknown): string {
  const problem = findProblem(error);
  if (problem === null) return 'We could not be reached. Please try again.';
  return problem.status === 500
    ? 'Something went wrong on our side. Please try again.'
    : `${problem.title}.`;
}
