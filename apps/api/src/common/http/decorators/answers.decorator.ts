import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { problems, type ProblemCode } from '@lastseat/contracts';
import type { z } from 'zod';

/**
 * What a route answers: its success (null for an empty body) and the problems that it can end with,
 * as they stand in the OpenAPI document. Sets the success status too.
 */
export function Answers(
  status: number,
  schema: z.core.$ZodType | null,
  ...codes: ProblemCode[]
): MethodDecorator {
  const statuses = [...new Set(codes.map((code) => problems[code].status))];
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, ...(schema && { standardSchema: schema }) }),
    ...statuses.map((problemStatus) =>
      ApiResponse({
        status: problemStatus,
        description: describe(codes.filter((code) => problems[code].status === problemStatus)),
        content: problemContent,
      }),
    ),
    ApiResponse({ status: 'default', description: 'Any other problem', content: problemContent }),
  );
}

const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

function describe(codes: ProblemCode[]): string {
  return codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('; ');
}
