/** Bodies that no route accepts. */
import type { RequestOptions } from './http.js';

export interface BadBody {
  what: string;
  options: RequestOptions;
  status: 400 | 413 | 415;
}

const json = { 'content-type': 'application/json' };
/** Written once: every route is sent it. */
const megabyte = JSON.stringify({ text: 'x'.repeat(1024 * 1024) });

/** Refused before a route sees them, so by every route that may have a body. */
export const unreadableBodies: BadBody[] = [
  ...['{', '{"a":1}}', "{'a':1}", 'undefined', '\0', '{"a":"\0"}', '{"a":NaN}'].map((body) => ({
    what: `bad JSON ${JSON.stringify(body)}`,
    options: { headers: json, body },
    status: 400 as const,
  })),
  { what: 'an empty JSON body', options: { headers: json, body: '' }, status: 400 },
  ...[
    '{"__proto__":{"isAdmin":true}}',
    '{"a":{"__proto__":{"isAdmin":true}}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"\\u005f_proto__":{"isAdmin":true}}',
  ].map((body) => ({
    what: `prototype pollution ${body}`,
    options: { headers: json, body },
    status: 400 as const,
  })),
  {
    what: 'a body of a megabyte',
    options: { headers: json, body: megabyte },
    status: 413,
  },
  {
    what: 'a body of a megabyte in chunks',
    options: {
      headers: { ...json, 'transfer-encoding': 'chunked' },
      body: megabyte,
    },
    status: 413,
  },
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'nonsense',
    'text/plain; application/json',
  ].map((type) => ({
    what: `a body of type ${type}`,
    options: { headers: { 'content-type': type }, body: '{"a":1}' },
    status: 415 as const,
  })),
  { what: 'a body without a type', options: { body: '{"a":1}' }, status: 415 },
];

/** As a page posts it by itself. */
export const isForm = ({ options }: BadBody): boolean =>
  /\bform\b|form-/.test(String(options.headers?.['content-type']));

const wrongValues: unknown[] = [
  null,
  7,
  true,
  [],
  {},
  ['a'],
  { a: 1 },
  '',
  '\0',
  'x'.repeat(7_000),
];

/** Which of the wrong values and absences are fine for a route. */
export interface Exceptions {
  /** Fields that may be left out. */
  optionalFields?: string[] | 'all';
  alsoGood?: Record<string, unknown[]>;
}

/** A good body with one thing wrong, each. */
export function spoil(
  good: Record<string, unknown>,
  { optionalFields = [], alsoGood = {} }: Exceptions = {},
): BadBody[] {
  const fields = Object.keys(good);
  const isOptional = (field: string) => optionalFields === 'all' || optionalFields.includes(field);
  const bodies = new Map<string, unknown>([
    ...(fields.every(isOptional) ? [] : [['nothing at all', {}] as const]),
    ...[null, [], [good], 7, true, 'text'].map(
      (body) => [`${JSON.stringify(body)} for the body`, body] as const,
    ),
    ['a field too many', { ...good, extra: 1 }],
    ['somebody else for the user', { ...good, userId: '01890a5d-ac96-774b-bcce-b302099a8057' }],
  ]);
  for (const field of fields) {
    const { [field]: _left, ...rest } = good;
    if (!isOptional(field)) bodies.set(`no ${field}`, rest);
    const isGood = (value: unknown) => alsoGood[field]?.includes(value) ?? false;
    for (const value of wrongValues.filter((one) => !isGood(one))) {
      const shown = JSON.stringify(value).slice(0, 20);
      bodies.set(`${shown} for ${field}`, { ...good, [field]: value });
    }
  }
  return [...bodies].map(([what, body]) => ({
    what,
    options: { headers: json, body: JSON.stringify(body) },
    status: 400,
  }));
}
