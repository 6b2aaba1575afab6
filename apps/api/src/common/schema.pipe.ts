import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldError } from '@lastseat/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import { ProblemError } from './problem.js';

/** Parses every input that a route gives a schema for; what does not fit is `invalid_request`. */
export function createSchemaPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new ProblemError('invalid_request', undefined, issues.slice(0, MAX_ERRORS).map(toFieldError)),
  });
}

/** A hostile body can break a schema in very many places; nobody reads more than these. */
const MAX_ERRORS = 50;

function toFieldError({ path = [], message }: StandardSchemaV1.Issue): FieldError {
  const keys = path.map((part) => (typeof part === 'object' ? part.key : part));
  return { path: keys.map((key) => (typeof key === 'number' ? key : String(key))), message };
}
