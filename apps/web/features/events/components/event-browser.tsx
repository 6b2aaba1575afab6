'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState, useTransition, type ReactNode } from 'react';
import { paths } from '../../../lib/paths';
import { EventGridSkeleton } from './event-grid-skeleton';
import { Pagination } from './pagination';

interface EventBrowserProps {
  page: number;
  totalPages: number;
  children: ReactNode;
}

/**
 * The grid with its paging. The skeleton stands here and not in a loading.tsx, because that would
 * also hide the first page, which the server has rendered, until scripts run.
 */
export function EventBrowser({ page, totalPages, children }: EventBrowserProps) {
  const router = useRouter();
  const [isTurning, startTransition] = useTransition();
  const turnTo = (next: number) => {
    startTransition(() => {
      router.push(paths.events(next));
    });
  };
  const isSlow = useIsLasting(isTurning);
  return (
    <>
      {isSlow ? <EventGridSkeleton /> : children}
      {totalPages > 1 && <Pagination current={page} totalPages={totalPages} onNavigate={turnTo} />}
    </>
  );
}

/** True once a state has lasted a moment: a skeleton that only flashes up is worse than none. */
function useIsLasting(isOn: boolean): boolean {
  const [isLasting, setIsLasting] = useState(false);
  useEffect(() => {
    if (!isOn) return;
    const timer = setTimeout(() => {
      setIsLasting(true);
    }, 150);
    return () => {
      clearTimeout(timer);
      setIsLasting(false);
    };
  }, [isOn]);
  return isOn && isLasting;
}
