import { describe, expect, it } from 'vitest';
import { registrationSchema } from './registration';

const filled = {
  name: 'Ada',
  email: 'ada@example.com',
  password: 'a-good-password-1',
  repeatedPassword: 'a-good-password-1',
};

const wrongFieldsOf = (changes: Partial<typeof filled>) =>
  registrationSchema
    .safeParse({ ...filled, ...changes })
    .error?.issues.map(({ path }) => path.join('.'));

describe('The form of a registration', () => {
  it('is right when the password is the same in both fields', () => {
    expect(wrongFieldsOf({})).toBeUndefined();
  });

  it.each(['', 'a-good-password-2', 'a-good-password-1 '])(
    'is wrong at the second password "%s"',
    (repeatedPassword) => {
      expect(wrongFieldsOf({ repeatedPassword })).toEqual(['repeatedPassword']);
    },
  );

  it('says at once what else is wrong', () => {
    expect(wrongFieldsOf({ name: 'A', repeatedPassword: 'x' })).toEqual([
      'name',
      'repeatedPassword',
    ]);
  });
});
