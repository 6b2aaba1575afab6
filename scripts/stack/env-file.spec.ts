import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig } from '../../apps/api/src/common/config/config.js';
import { ROOT } from '../runner/repository.js';
import { fillSecrets, parseEnvFile } from './env-file.js';

test('values are read with or without quotes, spaces and comments', () => {
  const text = '# ports\nWEB_PORT=3000\n\nexport NAME = "a # b"\nEMPTY=\nURL=x#y # the address\n';
  expect(parseEnvFile(text)).toEqual({ WEB_PORT: '3000', NAME: 'a # b', EMPTY: '', URL: 'x#y' });
});

test('a line that assigns nothing is refused by its number', () => {
  expect(() => parseEnvFile('A=1\nwhat is this')).toThrow('.env, line 2');
});

test('each empty secret gets a random value of its own, and nothing else changes', () => {
  const text = fillSecrets('PORT=1\nJWT_SECRET=\nREFRESH_TOKEN_SECRET=\nOTHER_SECRET=given\n');
  const values = parseEnvFile(text);
  expect(values).toMatchObject({ PORT: '1', OTHER_SECRET: 'given' });
  expect(values['JWT_SECRET']?.length).toBeGreaterThanOrEqual(32);
  expect(values['JWT_SECRET']).not.toBe(values['REFRESH_TOKEN_SECRET']);
});

test('the API accepts what the first start writes into .env', () => {
  const written = parseEnvFile(fillSecrets(readFileSync(join(ROOT, '.env.example'), 'utf8')));
  const database = { DATABASE_URL: 'postgresql://lastseat_api@127.0.0.1:5432/lastseat' };
  expect(() => parseConfig({ ...written, ...database })).not.toThrow();
});
