import { headers } from 'next/headers';
import { cache } from 'react';
import { chooseLocale } from '@/lib/format/locale';
import type { Reader } from '@lastseat/contracts';

/** Who asks, on the server: once per request, so that all dates of an answer agree. */
export const findReader = cache(async (): Promise<Required<Reader>> => {
  const locale = chooseLocale((await headers()).get('accept-language'));
  return { locale, now: new Date() };
});
