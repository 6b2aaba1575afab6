import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { problemSchema, refreshCookieName } from '@lastseat/contracts';
import { toOpenApiSchema } from './openapi-schema.js';

/** The OpenAPI document, made from the contract's schemas: `/api/docs` and `/api/openapi.json`. */
export function serveOpenApi(app: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Lastseat')
    .setDescription('Books limited seats. Errors are problem documents (RFC 9457).')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth(refreshCookieName)
    .build();
  const document = SwaggerModule.createDocument(app, description);
  document.components ??= {};
  document.components.schemas = {
    ...document.components.schemas,
    Problem: toOpenApiSchema(problemSchema),
  };
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json' });
}
