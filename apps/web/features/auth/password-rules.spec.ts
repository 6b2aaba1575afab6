import { registerSchema } from '@lastseat/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPasswordRules } from './password-rules';

const areAllMet = (password: string) => checkPasswordRules(password).every(({ isMet }) => isMet);
const isAccepted = (password: string) => registerSchema.shape.password.safeParse(password).success;

describe('the password rules', () => {
  it('are all ticked exactly when the contract takes the password', () => {
    const password = fc
      .string({ unit: 'grapheme', maxLength: 90 })
      .filter((text) => !text.includes('\0'));
    fc.assert(
      fc.property(password, (text) => {
        expect(areAllMet(text)).toBe(isAccepted(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([7, 8, 14, 15, 72, 1_000])('agree with the contract at %i characters', (length) => {
    for (const password of ['x'.repeat(length), `7${'x'.repeat(length - 1)}`]) {
      expect(areAllMet(password)).toBe(isAccepted(password));
    }
  });

  it.each([
    ['seven7s', false],
    ['eight8ht', true],
    ['eightlet', false],
    ['12345678', false],
    ['пароль12', true],
    ['fourteen chars', false],
    ['fifteen letters', true],
    ['🎫'.repeat(15), true],
  ])('take "%s": %s', (password, isTaken) => {
    expect([areAllMet(password), isAccepted(password)]).toEqual([isTaken, isTaken]);
  });

  it('tick nothing in an empty field', () => {
    expect(checkPasswordRules('').some(({ isMet }) => isMet)).toBe(false);
  });
});
