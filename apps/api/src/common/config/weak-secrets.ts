/** What makes a secret one that can be guessed. None of the sentences quotes it. */

/** Words of examples and of habit. Random text of 48 characters has one of them once in millions. */
const knownWords =
  /secret|passwor[dt]|change.?me|replace.?me|example|default|insecure|lastseat|letmein|qwerty|12345678/i;

const MIN_DIFFERENT_CHARACTERS = 8;

/** @returns what is wrong with it, as the end of a sentence that begins with its name */
export function findWeakness(secret: string): string | null {
  if (new Set(secret).size < MIN_DIFFERENT_CHARACTERS || /^(.+?)\1+$/.test(secret)) {
    return 'must not repeat itself: use a random one, such as of "openssl rand -base64 36"';
  }
  if (knownWords.test(secret) || isSequence(secret)) {
    return 'must not be made of well-known words: use a random one, such as of "openssl rand -base64 36"';
  }
  return null;
}

/** Such as "abcdefgh…": most characters follow from the one before. */
function isSequence(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => {
    return Math.abs(character.charCodeAt(0) - text.charCodeAt(index));
  });
  return steps.filter((step) => step <= 1).length > steps.length / 2;
}
