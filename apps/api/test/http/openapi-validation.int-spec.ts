/** The OpenAPI document says of every input what the validation does: no more and no less. */
import {
  bookSchema,
  idempotencyKeySchema,
  idParamsSchema,
  listBookingsQuerySchema,
  listEventsQuerySchema,
  loginSchema,
  registerSchema,
} from '@lastseat/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { send } from '../support/http.js';
import { isAllowed, type InputSchema } from '../support/input-schema.js';

interface Operation {
  parameters: { in: string; name: string; schema: InputSchema }[];
  requestBody?: {
    content: Record<string, { schema: { properties: Record<string, InputSchema> } }>;
  };
}

const database = useDatabase();
let target: TestApp;
let paths: Record<string, Record<string, Operation>>;

beforeAll(async () => {
  target = await startApp(database.url);
  const answer = await send(target.origin, 'GET', '/api/openapi.json');
  ({ paths } = JSON.parse(answer.text) as { paths: typeof paths });
});
afterAll(() => target.close());

/** Every input of the document, and what validates it. */
const validators: Record<string, Record<string, z.core.$ZodType>> = {
  'POST /api/auth/register': registerSchema.shape,
  'POST /api/auth/login': loginSchema.shape,
  'POST /api/book': { ...bookSchema.shape, 'Idempotency-Key': idempotencyKeySchema },
  'GET /api/events': listEventsQuerySchema.shape,
  'GET /api/events/{id}': idParamsSchema.shape,
  'GET /api/bookings': listBookingsQuerySchema.shape,
  'DELETE /api/bookings/{id}': idParamsSchema.shape,
};

function listInputs(): { operation: string; name: string; schema: InputSchema }[] {
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).flatMap(([method, { parameters, requestBody }]) => {
      const properties = requestBody?.content['application/json']?.schema.properties ?? {};
      const fields = Object.entries(properties).map(([name, schema]) => ({ name, schema }));
      const operation = `${method.toUpperCase()} ${path}`;
      return [...parameters, ...fields].map(({ name, schema }) => ({ operation, name, schema }));
    }),
  );
}

/** Near the edges of the rules, and anything. */
const anyText = fc.oneof(
  fc.constantFrom('', ' ', '\0', 'a\0b', '0', '1', '7', '50', '51', '200', '201', '999999'),
  fc.constantFrom('1000000', '007', '-1', '1.5', '1e3', ' 7', '7 ', 'date', 'DATE', 'asc', 'all'),
  fc.constantFrom('a@b.co', ' A@b.co ', 'a@b', '.a@b.co', `${'a'.repeat(248)}@b.co`, 'é@b.co'),
  fc.constantFrom('a\u200db', 'a\u202e', 'علی‌رضا', '🎟'.repeat(100), '🎟'.repeat(101), '\ud83d'),
  fc.integer({ min: -5, max: 1_200_000 }).map(String),
  fc.nat(1_100).map((length) => 'x'.repeat(length)),
  fc.nat(120).map((length) => '🎟'.repeat(length)),
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.emailAddress(),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 300 }),
);

/** What JSON Schema has no word for; the document says it in one of ours. */
const isBeyondSchema = (name: string, text: string) =>
  name === 'password' && Buffer.byteLength(text) > 72;

describe('The OpenAPI document', () => {
  it('names no input that is not compared here', () => {
    const inputs = listInputs().map(({ operation, name }) => `${operation} ${name}`);
    const compared = Object.entries(validators).flatMap(([operation, shape]) =>
      Object.keys(shape).map((name) => `${operation} ${name}`),
    );
    expect(inputs.sort()).toEqual(compared.sort());
  });

  it('forbids what the validation refuses, and allows what it takes', () => {
    for (const { operation, name, schema } of listInputs()) {
      const validator = validators[operation]![name]!;
      fc.assert(
        fc.property(anyText, (text) => {
          fc.pre(!isBeyondSchema(name, text));
          const seen = `${operation} ${name}: ${JSON.stringify(text)}`;
          expect(isAllowed(schema, text), seen).toBe(z.safeParse(validator, text).success);
        }),
        { numRuns: 500 },
      );
    }
  });

  it('forbids what the API answers with 400', async () => {
    const { schema } = listInputs().find(({ name }) => name === 'page')!;
    for (const page of ['0', '1', '7', '007', '1000000', '-1', '1e3']) {
      const { status } = await send(target.origin, 'GET', `/api/events?page=${page}`);
      expect([page, status]).toEqual([page, isAllowed(schema, page) ? 200 : 400]);
    }
  });
});
