import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type OpenApiSchema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** @param io what a caller may send, or what it is given: they differ where there is a default */
export function toOpenApiSchema(
  schema: z.core.$ZodType,
  io: 'input' | 'output' = 'output',
): OpenApiSchema {
  const { $schema: _dialect, ...jsonSchema } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
  });
  return jsonSchema as OpenApiSchema;
}
