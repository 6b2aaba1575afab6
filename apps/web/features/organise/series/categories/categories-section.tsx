'use client';

import type { OrganiserCategories } from '@lastseat/contracts';
import { organiserCategories } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useResource } from '@/lib/http/resource';
import { CategoriesEditor } from './categories-editor';

/** What the organiser's events may be of. */
export function CategoriesSection() {
  const { id } = useOrganiser();
  const known = useResource(organiserCategories, id).data;
  return (
    <section aria-labelledby="categories" className="max-w-3xl">
      <h2 id="categories" className="text-lg font-semibold tracking-tight">
        Categories and levels
      </h2>
      <p className="mt-1 mb-4 text-pretty text-muted">{known !== null && describe(known)}</p>
      {known !== null && <CategoriesEditor key={JSON.stringify(known)} known={known} />}
    </section>
  );
}

function describe({ isDefined }: OrganiserCategories): string {
  return isDefined
    ? 'Every event and every series is of one of these. Their order is that of the timetable.'
    : 'These are the ones of your events so far. Once you save the list, events can be of no others.';
}
