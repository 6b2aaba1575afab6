import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../runner/failure.js';
import { ROOT } from '../runner/repository.js';

const ENV_FILE = join(ROOT, '.env');

/** Writes `.env` from its example, with random secrets, unless there is one. Says whether it did. */
export function writeEnvFileIfMissing(): boolean {
  if (existsSync(ENV_FILE)) return false;
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  writeFileSync(ENV_FILE, fillSecrets(example), { mode: 0o600, flag: 'wx' });
  return true;
}

/**
 * Every variable whose name ends in SECRET and that has no value gets a random one; those of a payment
 * provider are the provider's to give.
 */
export function fillSecrets(example: string): string {
  return example.replace(
    /^((?!STRIPE_|TEST_PAYMENTS_)\w*SECRET)=$/gm,
    (_line, name: string) => `${name}=${randomBytes(36).toString('base64url')}`,
  );
}

export function readEnvFile(): Record<string, string> {
  return existsSync(ENV_FILE) ? parseEnvFile(readFileSync(ENV_FILE, 'utf8')) : {};
}

const ASSIGNMENT = /^(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;
const QUOTED = /^(["'])(.*)\1\s*(?:#.*)?$/;

/**
 * `NAME=value` lines, blank lines and comments. Node's own parser takes a line that is none of these
 * for a part of the next name, and a typing error then looks like a missing variable.
 */
export function parseEnvFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const [, name, value = ''] = ASSIGNMENT.exec(trimmed) ?? [];
    if (name === undefined) throw new Failure(`.env, line ${index + 1}: expected NAME=value.`);
    values[name] = QUOTED.exec(value)?.[2] ?? value.replace(/(^|\s+)#.*$/, '').trim();
  }
  return values;
}
