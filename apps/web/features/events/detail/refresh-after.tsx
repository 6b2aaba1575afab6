'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Further ahead nobody keeps a page open, and a browser's timer ends at 24 days. */
const longestMs = 24 * 60 * 60 * 1_000;

/** Reads the page again once so much time has passed: told in a span, since a visitor's clock can be wrong. */
export function RefreshAfter({ ms }: { ms: number }) {
  const router = useRouter();
  useEffect(() => {
    if (ms <= 0 || ms > longestMs) return;
    const timer = setTimeout(() => {
      router.refresh();
    }, ms);
    return () => {
      clearTimeout(timer);
    };
  }, [ms, router]);
  return null;
}
