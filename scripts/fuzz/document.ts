/** What the OpenAPI document of the server promises, as far as requests can be made from it. */
import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

export interface Operation {
  method: string;
  /** With `{id}` and the like. */
  path: string;
  parameters: { name: string; in: string; schema: JsonSchema }[];
  body: JsonSchema | null;
  /** The media type of a body that is no JSON; null for JSON or none. */
  bodyType: string | null;
  needsToken: boolean;
  takesCookie: boolean;
  /** By status; null for a success without a body. */
  successes: ReadonlyMap<number, z.ZodType | null>;
}

const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const operationSchema = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        schema: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default([]),
  requestBody: z.object({ content }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
  security: z.array(z.record(z.string(), z.unknown())).default([]),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
});

const JSON_TYPE = 'application/json';

const findOtherType = (content: object = {}): string | null =>
  JSON_TYPE in content ? null : (Object.keys(content)[0] ?? null);

export async function readOperations(origin: string): Promise<Operation[]> {
  const answer = await fetch(`${origin}/api/openapi.json`);
  const { paths } = documentSchema.parse(await answer.json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      parameters: operation.parameters,
      body: operation.requestBody?.content[JSON_TYPE]?.schema ?? null,
      bodyType: findOtherType(operation.requestBody?.content),
      needsToken: operation.security.some((scheme) => 'bearer' in scheme),
      takesCookie: operation.security.some((scheme) => 'cookie' in scheme),
      successes: readSuccesses(operation.responses),
    })),
  );
}

type Responses = z.infer<typeof operationSchema>['responses'];

function readSuccesses(responses: Responses): Map<number, z.ZodType | null> {
  const successes = Object.entries(responses).filter(([status]) => /^[23]/.test(status));
  return new Map(
    successes.map(([status, { content: body }]) => {
      // Into what is no JSON nobody looks: it may be anything.
      if (findOtherType(body) !== null) return [Number(status), z.unknown()];
      const schema = body?.[JSON_TYPE]?.schema;
      return [Number(status), schema === undefined ? null : toZod(schema)];
    }),
  );
}

const toZod = (schema: JsonSchema): z.ZodType =>
  z.fromJSONSchema(schema, {
    defaultTarget: 'openapi-3.0',
  });

/** The operation that a request line means; null when the document has none. */
export function findOperation(
  operations: readonly Operation[],
  method: string,
  target: string,
): Operation | null {
  const path = readPath(target);
  const wanted = method === 'HEAD' ? 'GET' : method;
  return (
    operations.find(
      (operation) =>
        operation.method === wanted &&
        new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    ) ?? null
  );
}

/** Without the query, and without what a server may leave out: the origin, a fragment. */
export function readPath(target: string): string {
  const path = target.replace(/^https?:\/\/[^/]*/i, '').replace(/[?#;].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
