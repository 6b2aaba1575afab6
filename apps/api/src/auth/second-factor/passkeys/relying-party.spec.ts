import { expect, it } from 'vitest';
import { findRelyingParty } from './relying-party.js';

it.each([
  ['https://tickets.example', 'tickets.example', 'https://tickets.example'],
  ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
  ['http://127.0.0.1:3000', 'localhost', 'http://localhost:3000'],
])('Passkeys of %s belong to %s', (PUBLIC_URL, id, origin) => {
  expect(findRelyingParty({ PUBLIC_URL })).toEqual({ id, origin });
});
