/**
 * Passwords that whoever guesses tries first. The contract has the rules that a form can check by itself;
 * these need a list that no browser should load, or know who the person is.
 */
import { passwordMinCharacters, passwordSchema } from '@lastseat/contracts';
import { dictionary } from '@zxcvbn-ts/language-common';
import { ProblemError } from '../common/http/problems/problem.js';

/** Words of fewer letters are in passwords by chance. */
const MIN_OWN_LETTERS = 3;

/**
 * Of the 49,000 most common passwords the 5,200 that the contract would let pass (ASVS 5.0, 6.2.4 asks for
 * 3,000); in lower case.
 */
const commonPasswords = new Set(
  dictionary['passwords-common']
    // The quick look first: of nine in ten there is no more to ask, and a start waits for all of them.
    .filter(({ length }) => length >= passwordMinCharacters)
    .filter((password) => passwordSchema.safeParse(password).success),
);

interface Owner {
  name: string;
  email: string;
}

/**
 * @param field of the request, where the problem is told
 * @throws ProblemError `invalid_request` for a password that is among the most common ones, or hardly more
 * than the owner's name or address, or ours
 */
export function requireUnguessable(field: string, password: string, owner: Owner): void {
  const flaw = findFlaw(password.normalize('NFKC').toLowerCase(), owner);
  if (flaw === null) return;
  const message = `Choose another one: this is ${flaw}`;
  throw new ProblemError('invalid_request', message, { errors: [{ path: [field], message }] });
}

function findFlaw(password: string, { name, email }: Owner): string | null {
  if (commonPasswords.has(password)) return 'one of the most common passwords';
  const rest = listWords(`${name} ${email} Lastseat`).reduce(
    (left, word) => left.replaceAll(word, ''),
    password,
  );
  const isLittleMore = rest !== password && [...rest].length < passwordMinCharacters;
  return isLittleMore ? 'hardly more than your name or address' : null;
}

/** In lower case, the longest first: a short one must not break a long one up. */
function listWords(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => [...word].length >= MIN_OWN_LETTERS)
    .sort((one, other) => other.length - one.length);
}
