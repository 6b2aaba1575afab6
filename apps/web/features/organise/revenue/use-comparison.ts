'use client';

import type { ReconciledOrder } from '@lastseat/contracts';
import { useEffect, useEffectEvent, useState } from 'react';
import { comparePage } from '@/features/organise/api/revenue-api';

export interface Comparison {
  orders: readonly ReconciledOrder[];
  /** Null: the first page is not there yet. */
  total: number | null;
  state: 'running' | 'failed' | 'done';
  failure: unknown;
}

const nothing: Comparison = { orders: [], total: null, state: 'running', failure: null };

/** Page after page, from when it is opened until it is left. What failed goes on where it stopped. */
export function useComparison(eventId: string): Comparison & { goOn: () => void } {
  const [comparison, setComparison] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  const findLast = useEffectEvent(() => comparison.orders.at(-1)?.orderId ?? null);
  useEffect(() => {
    let isLeft = false;
    const run = async () => {
      let after = findLast();
      for (let hasMore = true; hasMore && !isLeft;) {
        const { data, meta } = await comparePage(eventId, after);
        if (isLeft) return;
        hasMore = meta.hasMore;
        after = data.at(-1)?.orderId ?? after;
        setComparison(({ orders }) => ({
          orders: [...orders, ...data],
          total: meta.total,
          state: hasMore ? 'running' : 'done',
          failure: null,
        }));
      }
    };
    run().catch((failure: unknown) => {
      if (!isLeft) setComparison((known) => ({ ...known, state: 'failed', failure }));
    });
    return () => {
      isLeft = true;
    };
  }, [eventId, attempt]);
  const goOn = () => {
    setComparison((known) => ({ ...known, state: 'running', failure: null }));
    setAttempt((before) => before + 1);
  };
  return { ...comparison, goOn };
}
