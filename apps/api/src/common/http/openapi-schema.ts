import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

type OpenApiSchema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/** For what Nest does not convert by itself: it knows the schemas of bodies, queries and answers. */
export function toOpenApiSchema(schema: z.ZodType): OpenApiSchema {
  const { $schema: _dialect, ...jsonSchema } = z.toJSONSchema(schema, { target: 'openapi-3.0' });
  return jsonSchema as OpenApiSchema;
}
