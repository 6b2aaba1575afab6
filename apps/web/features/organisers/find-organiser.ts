import { organiserSchema, slugSchema, type Organiser } from '@lastseat/contracts';
import { cache } from 'react';
import { apiOrigin } from '@/lib/http/config';

/** Asked for once per request, whether by the page or by its metadata; `null` when there is none. */
export const findOrganiser = cache(async (slug: string): Promise<Organiser | null> => {
  if (!slugSchema.safeParse(slug).success) return null;
  const answer = await fetch(`${apiOrigin}/api/organisers/${slug}`, {
    cache: 'no-store',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(5_000),
  });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`The organiser was answered with ${answer.status}`);
  return organiserSchema.parse(await answer.json());
});
