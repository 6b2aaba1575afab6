import type { FieldError } from '@lastseat/contracts';
import type { StandardSchemaV1 } from '@standard-schema/spec';

/** A hostile input can break a schema in very many places; nobody reads more than these. */
const MAX_ERRORS = 50;

/** What a schema found wrong, as a problem document tells it. */
export function toFieldErrors(issues: readonly StandardSchemaV1.Issue[]): FieldError[] {
  return issues.slice(0, MAX_ERRORS).map(({ path = [], message }) => ({
    path: path.map((part) => toName(typeof part === 'object' ? part.key : part)),
    message,
  }));
}

function toName(key: PropertyKey): string | number {
  return typeof key === 'number' ? key : String(key);
}
