import { problems, type Problem, type ProblemCode } from '@lastseat/contracts';

/**
 * An answer that is an error, thrown from anywhere within a request; `problem.filter.ts` makes the
 * RFC 9457 document of it. Refusals inside the booking core are values and become this only at the
 * edge, in the services of `bookings/`.
 */
export class ProblemError extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    detail?: string,
    /** What the document says of it beside. */
    readonly more: Pick<Problem, 'errors' | 'numbers'> = {},
  ) {
    super(detail ?? problems[code].title);
    this.status = problems[code].status;
  }
}
