/** Values that have broken other servers. */
import { RawJson } from './request-plan.js';

const nest = (open: string, close: string, depth: number) =>
  new RawJson(`${open.repeat(depth)}1${close.repeat(depth)}`);

/** As a value in a JSON body. */
export const hostileValues: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, '', ' ', [], {}, [[]], [null], { length: -1 }],
  ...['\0', 'a\0b', '\ufeff', '\u202e', '💥'.repeat(300), 'x'.repeat(30_000), '%s%n', '{{7*7}}'],
  ...["' OR 1=1 --", '"; DROP TABLE "Booking"; --', '../../etc/passwd', '${jndi:ldap://x}'],
  ...[
    'null',
    'undefined',
    'NaN',
    'true',
    '__proto__',
    'constructor',
    'toString',
    '[object Object]',
  ],
  ...[
    '2026-02-30',
    '-infinity',
    '00000000-0000-0000-0000-000000000000',
    'a@b',
    'A'.repeat(300) + '@b.co',
  ],
  ...['1e999', '-1e999', '9'.repeat(400), '9007199254740993', '-0', '1E400', '0.1e-999'].map(
    (text) => new RawJson(text),
  ),
  ...['"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', '"\\u005f_proto__"'].map(
    (text) => new RawJson(text),
  ),
  ...[
    nest('[', ']', 500),
    nest('[', ']', 15_000),
    nest('{"a":', '}', 500),
    nest('{"a":', '}', 8_000),
  ],
  new RawJson('{"__proto__":{"isAdmin":true}}'),
  new RawJson('{"constructor":{"prototype":{"isAdmin":true}}}'),
];

/** As the name of a field. */
export const hostileKeys: readonly string[] = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '',
    '\0',
    '$ne',
    'then',
  ],
  ...['userId', 'role', 'id', 'isAdmin', 'status', 'remainingTickets', 'toJSON', 'x'.repeat(5_000)],
];

/** As a text in an address or a header, already as it stands on the wire. */
export const hostileTexts: readonly string[] = [
  ...[
    '%00',
    '%',
    '%zz',
    '%c0%ae',
    '%ff',
    '%u0041',
    '%0d%0aX-Injected:1',
    '%F0%9F%92%A5',
    '%ED%A0%80',
  ],
  ...[
    '..%2f..%2fetc%2fpasswd',
    '....//',
    '%2e%2e',
    '%2F',
    '%5c',
    '..;',
    '.',
    '..',
    '~',
    '*',
    '{id}',
  ],
  ...[
    "'%20OR%201=1--",
    '%22%3b',
    '<script>',
    '__proto__',
    'constructor',
    'null',
    'undefined',
    '[]',
  ],
  ...[
    '-1',
    '0',
    '1e3',
    '0x10',
    '99999999999999999999',
    '1.0',
    '%2B1',
    'NaN',
    '%20',
    '+',
    'a'.repeat(3_000),
  ],
];
