/** A request before it is bytes: every part can be spoiled on its own. */
import type { Random } from '../load/random.js';
import type { JsonSchema, Operation } from './document.js';
import type { World } from './world.js';

export interface RequestPlan {
  operation: Operation;
  /** What was done to it, in words. */
  changes: string[];
  method: string;
  /** As it stands in the request line, without the query. */
  path: string;
  query: string[];
  headers: [name: string, value: string][];
  body: unknown;
  /** Instead of `body`, as it is. */
  rawBody: Buffer | null;
  framing: 'length' | 'chunked' | 'given';
  /** Nothing comes after it: the server is told so, and need not wait for the rest. */
  endsEarly: boolean;
}

/** A request that the document allows. */
export function planRequest(random: Random, operation: Operation, world: World): RequestPlan {
  const person = random.pick(world.people);
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const query = inQuery
    .filter(() => random.chance(0.4))
    .map(
      ({ name, schema }) =>
        `${name}=${encodeURIComponent(String(sample(random, schema, name, world)))}`,
    );
  return {
    operation,
    changes: [],
    method: operation.method,
    path: samplePath(random, operation.path, world),
    query,
    headers: [
      ...(operation.needsToken
        ? [['authorization', `Bearer ${person.token}`] as [string, string]]
        : []),
      ...(operation.takesCookie ? [['cookie', world.cookie] as [string, string]] : []),
      ...(operation.method === 'POST' && random.chance(0.3)
        ? [['idempotency-key', `key-${random.between(1, 20)}`] as [string, string]]
        : []),
      ...(takesRevision(operation) && random.chance(0.8)
        ? [['if-match', `"${random.between(0, 9)}"`] as [string, string]]
        : []),
      ...(operation.bodyType === null
        ? []
        : [['content-type', operation.bodyType] as [string, string]]),
    ],
    body: operation.body === null ? undefined : sampleBody(random, operation.body, world),
    rawBody: operation.bodyType === null ? null : random.bytes(random.between(0, 400)),
    framing: 'length',
    endsEarly: false,
  };
}

const takesRevision = ({ parameters }: Operation) =>
  parameters.some(({ in: place, name }) => place === 'header' && name === 'If-Match');

/** Mostly with ids that are there: one's own, a stranger's; else nobody's. */
function samplePath(random: Random, path: string, world: World): string {
  const kind = /^\/api\/(\w+)/.exec(path)?.[1] ?? '';
  const person = random.pick(world.people);
  const known: Record<string, () => string | undefined> = {
    'events id': () => random.pick(random.chance(0.5) ? world.eventIds : world.ownEventIds),
    'bookings id': () => person.bookingIds.at(-1),
    'organisers id': () => random.pick(random.chance(0.8) ? world.organiserIds : ['small-hall']),
    'series id': () => random.pick(world.seriesIds),
    'organisers userId': () => person.id,
    'events bookingId': () => person.bookingIds.at(-1),
    'manage token': () => random.bytes(32).toString('base64url'),
    'invitations token': () => random.bytes(32).toString('base64url'),
  };
  return path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const given = random.chance(0.8) ? known[`${kind} ${name}`]?.() : undefined;
    return given ?? random.uuid();
  });
}

function sampleBody(random: Random, schema: JsonSchema, world: World): Record<string, unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const body = Object.entries(properties).map(([name, inner]) => [
    name,
    sample(random, inner, name, world),
  ]);
  return Object.fromEntries(body) as Record<string, unknown>;
}

/** A value that the schema allows; where the name says what it is, one that exists. */
function sample(random: Random, schema: JsonSchema, name: string, world: World): unknown {
  const person = random.pick(world.people);
  const known: Record<string, () => string> = {
    eventId: () => random.pick(world.eventIds),
    before: () => person.bookingIds[0] ?? random.uuid(),
    email: () => (random.chance(0.5) ? person.email : `${random.uuid()}@example.com`),
    password: () => (random.chance(0.5) ? person.password : 'not the password'),
    timeZone: () => random.pick(['Europe/Vienna', 'Asia/Tokyo', 'UTC']),
    currency: () => random.pick(['EUR', 'CHF']),
    slug: () => `house-${random.between(1, 1_000_000)}`,
    page: () => String(random.between(1, 5)),
    startTime: () => random.pick(['02:30', '18:30']),
    limit: () => String(random.between(1, 50)),
  };
  if (random.chance(0.9) && known[name] !== undefined) return known[name]();
  const words = schema['enum'];
  if (Array.isArray(words)) return random.pick(words as unknown[]);
  if (schema['nullable'] === true && random.chance(0.3)) return null;
  if (schema['type'] === 'integer') return random.between(Number(schema['minimum']), 100);
  if (schema['type'] === 'boolean') return random.chance(0.5);
  if (schema['type'] === 'object') return sampleBody(random, schema, world);
  if (schema['type'] === 'array') {
    const items = schema['items'] as JsonSchema;
    return [sample(random, items, name, world), sample(random, items, name, world)];
  }
  if (schema['format'] === 'date') return sampleTime(random).slice(0, 10);
  if (schema['format'] === 'uuid') return random.uuid();
  if (schema['format'] === 'date-time') return sampleTime(random);
  return random.pick(['a', 'jazz', 'Ada Lindt', 'ÅÄÖ 🎟️', '%', "'", 'x'.repeat(80)]);
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Around now, and mostly ahead. */
const sampleTime = (random: Random): string =>
  new Date(Date.now() + random.between(-5, 60) * DAY_MS).toISOString();

/** What goes over the wire. */
export function writeRequest(plan: RequestPlan, port: number): Buffer {
  const query = plan.query.length > 0 ? `?${plan.query.join('&')}` : '';
  const body = plan.rawBody ?? (plan.body === undefined ? null : Buffer.from(writeJson(plan.body)));
  const given = new Set(plan.headers.map(([name]) => name.toLowerCase()));
  const headers: [string, string][] = [
    ...(given.has('host') ? [] : [['host', `127.0.0.1:${port}`] as [string, string]]),
    ...(given.has('connection') ? [] : [['connection', 'close'] as [string, string]]),
    ...(body === null || given.has('content-type')
      ? []
      : [['content-type', 'application/json'] as [string, string]]),
    ...frameHeaders(plan, body),
    ...plan.headers,
  ];
  const head = `${plan.method} ${plan.path}${query} HTTP/1.1\r\n${headers
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), frameBody(plan, body)]);
}

function frameHeaders({ framing }: RequestPlan, body: Buffer | null): [string, string][] {
  if (body === null || framing === 'given') return [];
  if (framing === 'chunked') return [['transfer-encoding', 'chunked']];
  return [['content-length', String(body.length)]];
}

function frameBody({ framing }: RequestPlan, body: Buffer | null): Buffer {
  if (body === null || framing !== 'chunked') return body ?? Buffer.alloc(0);
  const size = Buffer.from(`${body.length.toString(16)}\r\n`);
  const end = Buffer.from('\r\n0\r\n\r\n');
  return body.length === 0 ? Buffer.from('0\r\n\r\n') : Buffer.concat([size, body, end]);
}

/** JSON text of its own, in the place of a value: numbers that JavaScript does not have, say. */
export class RawJson {
  constructor(readonly text: string) {}
}

export function writeJson(value: unknown): string {
  if (value instanceof RawJson) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(
      ([key, inner]) => `${JSON.stringify(key)}:${writeJson(inner)}`,
    );
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
