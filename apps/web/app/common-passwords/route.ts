/**
 * The words that the strength of a password is measured by, one a line and the most common first: what
 * passes our rules, and the best known of the others, which people put together. Made at the build.
 */
import { passwordSchema } from '@lastseat/contracts';
import { dictionary } from '@zxcvbn-ts/language-common';

export const dynamic = 'force-static';

const OTHERS = 3_000;

export function GET(): Response {
  let others = 0;
  const words = dictionary['passwords-common'].filter(
    (word) => others++ < OTHERS || passwordSchema.safeParse(word).success,
  );
  return new Response(words.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
