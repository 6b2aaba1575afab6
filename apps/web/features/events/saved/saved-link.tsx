'use client';

import { Heart } from 'lucide-react';
import Link from 'next/link';
import { paths } from '@/lib/http/paths';
import { useSavedIds } from './use-saved-ids';

/** The way to the saved events, with their number once it is known. */
export function SavedLink() {
  const ids = useSavedIds();
  return (
    <Link href={paths.savedEvents()} prefetch={false} className="chip">
      <Heart className="size-4" aria-hidden="true" />
      Saved{ids !== null && ids.length > 0 && ` (${ids.length})`}
    </Link>
  );
}
