/** What can be wrong with a body: its values, its text, its type, and how it is framed. */
import { gzipSync } from 'node:zlib';
import type { Random } from '../load/random.js';
import { hostileKeys, hostileValues } from './hostile-values.js';
import { writeJson, type RequestPlan } from './request-plan.js';

export type Mutation = (plan: RequestPlan, random: Random) => void;

export const bodyMutations: Record<string, Mutation> = {
  'a hostile value'(plan, random) {
    const fields = fieldsOf(plan);
    const names = Object.keys(fields);
    const name = names.length > 0 ? random.pick(names) : 'a';
    plan.body = { ...fields, [name]: random.pick(hostileValues) };
  },
  'a hostile value for the whole body'(plan, random) {
    plan.body = random.pick(hostileValues);
  },
  'a field too many'(plan, random) {
    const entries = Object.entries(fieldsOf(plan));
    // Not by assignment: that would set the prototype instead of a field of its name.
    const extra = [random.pick(hostileKeys), random.pick(hostileValues)] as const;
    plan.rawBody = Buffer.from(writeFields([...entries, extra]));
  },
  'a field too few'(plan, random) {
    const entries = Object.entries(fieldsOf(plan));
    entries.splice(random.between(0, Math.max(0, entries.length - 1)), 1);
    plan.body = Object.fromEntries(entries);
  },
  'a field twice'(plan, random) {
    const entries = Object.entries(fieldsOf(plan));
    const [name] = entries.length > 0 ? random.pick(entries) : ['a'];
    const again = [name, random.pick(hostileValues)] as const;
    plan.rawBody = Buffer.from(
      writeFields(random.chance(0.5) ? [...entries, again] : [again, ...entries]),
    );
  },
  'broken JSON'(plan, random) {
    const text = writeJson(fieldsOf(plan));
    const at = random.between(0, text.length - 1);
    plan.rawBody = Buffer.from(
      random.pick([
        text.slice(0, at),
        text.slice(0, at) +
          random.pick(['"', '}', ',', '\\', '\0', "'", '/*', ':']) +
          text.slice(at),
        `${text}${text}`,
        `\ufeff${text}`,
        text.replaceAll('"', "'"),
        text.replace('}', ',}'),
        '',
        ' ',
        'NaN',
        'undefined',
      ]),
    );
  },
  'bytes that are no UTF-8'(plan, random) {
    const text = Buffer.from(writeJson(fieldsOf(plan)));
    const bad = random.pick([[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80], [0xc3]]);
    const at = random.between(0, text.length);
    plan.rawBody = Buffer.concat([text.subarray(0, at), Buffer.from(bad), text.subarray(at)]);
  },
  'random bytes'(plan, random) {
    plan.rawBody = random.bytes(random.between(1, 400));
  },
  'another encoding of the text'(plan, random) {
    const text = writeJson(fieldsOf(plan));
    plan.rawBody = Buffer.from(text, random.pick(['utf16le', 'latin1'] as const));
    if (random.chance(0.5)) plan.headers.push(['content-type', 'application/json; charset=utf-16']);
  },
  'a body that is too large'(plan, random) {
    plan.rawBody = Buffer.from(
      `{"a":"${'x'.repeat(random.pick([8_000, 8_193, 65_537, 300_000]))}"}`,
    );
  },
  'another content type'(plan, random) {
    plan.headers.push(['content-type', random.pick(contentTypes)]);
    plan.body ??= { a: 1 };
  },
  'another content encoding'(plan, random) {
    const text = Buffer.from(writeJson(fieldsOf(plan)));
    const encoding = random.pick(['gzip', 'deflate', 'br', 'identity', 'x'.repeat(500)]);
    plan.rawBody = random.chance(0.5) ? gzipSync(text) : text;
    plan.headers.push(['content-encoding', encoding]);
  },
  'a body in chunks'(plan) {
    plan.body ??= {};
    plan.framing = 'chunked';
  },
  'a wrong length'(plan, random) {
    plan.rawBody = Buffer.from(writeJson(fieldsOf(plan)));
    plan.framing = 'given';
    plan.endsEarly = true;
    const length = random.pick(['0', '1', '100000', '-1', '1e3', '0x10', '', 'x', '9'.repeat(30)]);
    plan.headers.push(['content-length', length]);
  },
  'two ways of framing'(plan, random) {
    plan.rawBody = Buffer.from(writeJson(fieldsOf(plan)));
    plan.framing = 'given';
    plan.endsEarly = true;
    plan.headers.push(
      ['content-length', '4'],
      random.pick([
        ['content-length', '5'],
        ['transfer-encoding', 'chunked'],
        ['transfer-encoding', 'identity'],
        ['Transfer-Encoding', ' chunked, x'],
      ]),
    );
  },
  'chunks that are none'(plan, random) {
    plan.framing = 'given';
    plan.endsEarly = true;
    plan.headers.push(['transfer-encoding', 'chunked']);
    const chunks = [
      'zz\r\n{}\r\n0\r\n\r\n',
      'fffffffff\r\n{}',
      '-1\r\n',
      '2\r\n{}',
      '2;a="\r\n{}\r\n',
    ];
    plan.rawBody = Buffer.from(random.pick(chunks));
  },
};

const contentTypes = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'],
  ...[
    'application/xml',
    'application/json; charset=latin1',
    'application/json;;',
    'APPLICATION/JSON',
  ],
  ...['text/plain; application/json', 'application/jsonx', 'json', '', ';', '/', 'a'.repeat(2_000)],
  ...[
    'application/json, text/plain',
    'application/vnd.api+json',
    '__proto__',
    'application/json\t',
  ],
];

function fieldsOf({ body }: RequestPlan): Record<string, unknown> {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject ? (body as Record<string, unknown>) : {};
}

const writeFields = (fields: readonly (readonly [string, unknown])[]) =>
  `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${writeJson(value)}`).join(',')}}`;
