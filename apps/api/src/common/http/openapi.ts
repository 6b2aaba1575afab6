import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  DocumentBuilder,
  SwaggerModule,
  type OpenAPIObject,
  type SwaggerDocumentOptions,
} from '@nestjs/swagger';
import { problemSchema, refreshCookieName } from '@lastseat/contracts';
import { z } from 'zod';
import { toOpenApiSchema } from './openapi-schema.js';

type SchemaConverter = NonNullable<SwaggerDocumentOptions['standardSchemaConverter']>;

/** Nest asks the schema itself, and a schema of Zod's small form does not know. */
const standardSchemaConverter: SchemaConverter = (schema, { schemaType }) =>
  schema instanceof z.core.$ZodType ? { schema: toOpenApiSchema(schema, schemaType) } : undefined;

/**
 * The OpenAPI document: `/api/docs` and `/api/openapi.json`. It is made when somebody first asks for it, and
 * kept: to make it is a third of what a start does once the code is loaded.
 */
export function serveOpenApi(app: NestFastifyApplication): void {
  let made: OpenAPIObject | undefined;
  const takeDocument = () => (made ??= createDocument(app));
  // Its own routes write the whole document anew for each request, as YAML for tens of milliseconds.
  SwaggerModule.setup('api/docs', app, takeDocument, { raw: false });
  let body: Buffer | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/api/openapi.json', (_request, reply) => {
    body ??= Buffer.from(JSON.stringify(takeDocument()));
    return reply.type('application/json; charset=utf-8').send(body);
  });
}

/** From the contract's schemas. */
function createDocument(app: NestFastifyApplication): OpenAPIObject {
  const description = new DocumentBuilder()
    .setTitle('Lastseat')
    .setDescription('Books limited seats. Errors are problem documents (RFC 9457).')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth(refreshCookieName)
    .build();
  const document = SwaggerModule.createDocument(app, description, { standardSchemaConverter });
  document.components ??= {};
  document.components.schemas = {
    ...document.components.schemas,
    Problem: toOpenApiSchema(problemSchema),
  };
  return document;
}
