import { describe, expect, it } from 'vitest';
import { ProblemError } from '../common/http/problems/problem.js';
import { requireUnguessable } from './password-policy.js';

const owner = { name: 'Ada Märsh', email: 'ada.marsh1815@example.com' };

function flawOf(password: string): string | undefined {
  try {
    requireUnguessable('password', password, owner);
  } catch (error) {
    return (error as ProblemError).more.errors?.[0]?.message;
  }
  return undefined;
}

describe('A password', () => {
  it.each([
    'password1',
    'Password1',
    'QWERTY123',
    '1qaz2wsx',
    'passwordpassword',
    'ｑｗｅｒｔｙ１２３',
  ])('%s is refused: it is among the most common', (password) => {
    expect(flawOf(password)).toBe('Choose another one: this is one of the most common passwords');
  });

  it.each([
    'ada.marsh1815@example.com',
    'AdaMärsh-2026',
    'marsh1815marsh1815',
    'Lastseat2026!',
    'MÄRSH12345',
  ])('%s is refused: it is hardly more than what is known of the owner', (password) => {
    expect(flawOf(password)).toBe(
      'Choose another one: this is hardly more than your name or address',
    );
  });

  it.each([
    'correct horse battery staple',
    'ada-demo-2026',
    'Märsh goes to the sea in May',
    'abcdefg8',
    'a'.repeat(1_000),
    '🎫'.repeat(15),
  ])('%s passes', (password) => {
    expect(flawOf(password)).toBeUndefined();
  });

  it('is told of at the field that it came in', () => {
    const attempt = () => requireUnguessable('newPassword', 'password1', owner);
    expect(attempt).toThrow(ProblemError);
    try {
      attempt();
    } catch (error) {
      expect((error as ProblemError).more.errors?.[0]?.path).toEqual(['newPassword']);
    }
  });
});
