import { passwordMinCharacters, passwordPhraseCharacters } from '@lastseat/contracts';

export interface PasswordRule {
  text: string;
  isMet: boolean;
}

/** The contract's rules, each by itself, so that they can be ticked off one by one. */
export function checkPasswordRules(password: string): PasswordRule[] {
  // By code points, as Zod does: an emoji is one character.
  const characters = [...password].length;
  return [
    {
      text: `At least ${passwordMinCharacters} characters`,
      isMet: characters >= passwordMinCharacters,
    },
    {
      text: `A letter and a digit, or ${passwordPhraseCharacters} characters and more`,
      isMet:
        characters >= passwordPhraseCharacters ||
        (/\p{L}/u.test(password) && /\p{Nd}/u.test(password)),
    },
  ];
}
