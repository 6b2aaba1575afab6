import { describe, expect, it } from 'vitest';
import { describeTotp, findTotpStep, makeTotpSecret } from './totp.js';

/** The secret and the times of RFC 6238, appendix B; the last six of its eight digits. */
const secret = Buffer.from('12345678901234567890');
const vectors: [number, string][] = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
];

const at = (seconds: number) => new Date(seconds * 1_000);

describe('A code by time', () => {
  it.each(vectors)('at second %i is %s', (seconds, code) => {
    expect(findTotpStep(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  it('is right one step early and one late, and no longer', () => {
    const find = (seconds: number) => findTotpStep(secret, '050471', at(seconds));
    const step = Math.floor(1_111_111_111 / 30);
    const begin = step * 30;
    expect([find(begin - 30), find(begin), find(begin + 59)]).toEqual([step, step, step]);
    expect([find(begin - 31), find(begin + 60)]).toEqual([null, null]);
  });

  it('is made from a secret of 160 bits, which the address of the QR code has in it', () => {
    const made = makeTotpSecret();
    expect(made).toHaveLength(20);
    const { key, uri } = describeTotp(made, 'ada@example.com');
    expect(key).toMatch(/^[A-Z2-7]{32}$/);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Lastseat:ada%40example\.com\?/);
    expect(new URL(uri).searchParams.get('secret')).toBe(key);
  });
});
