import { StandardSchemaValidationPipe } from '@nestjs/common';
import { toFieldErrors } from './field-errors.js';
import { ProblemError } from './problem.js';

/** Parses every input that a route gives a schema for; what does not fit is `invalid_request`. */
export function createSchemaPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new ProblemError('invalid_request', undefined, { errors: toFieldErrors(issues) }),
  });
}
