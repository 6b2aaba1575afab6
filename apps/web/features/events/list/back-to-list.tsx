'use client';

import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { paths } from '@/lib/http/paths';
import { findLastList } from './last-list';

const subscribeToNothing = () => () => {};

/** The list as the person left it. The server does not know it: without script it is the whole list. */
export function BackToList() {
  const path = useSyncExternalStore(subscribeToNothing, findLastList, () => paths.events());
  return (
    <Link
      href={path}
      className="inline-flex min-h-11 items-center gap-2 rounded-lg font-medium text-accent hover:text-accent-strong"
    >
      <ArrowLeft className="size-4" aria-hidden="true" />
      All events
    </Link>
  );
}
