import { heartbeatMs, type Order } from '@lastseat/contracts';
import { useEffect, useState } from 'react';
import { findProblem } from '@/lib/http/api';
import { explainRefusal } from '@/lib/http/explain-refusal';
import { postOrder, type OrderAct } from './orders-api';

/** While the money is on its way the page asks more often. */
const PAYING_MS = 3_000;

const sentences = {
  order_over: 'The time is over, and the seats are on sale again.',
  order_paid: 'The payment has come in already.',
} as const;

/** The order as the API knows it, with a sign of life each time that it is asked. */
export function useOrder(id: string) {
  const [order, setOrder] = useState<Order | null>(null);
  const [complaint, setComplaint] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const [underway, setUnderway] = useState<OrderAct | null>(null);

  // What was refused is asked anew at once.
  const [refusals, setRefusals] = useState(0);

  const everyMs = pauseOf(order);
  useEffect(
    () => follow(id, everyMs, { onOrder: setOrder, onMissing: setIsMissing }),
    [id, everyMs, refusals],
  );

  const act = async (what: OrderAct) => {
    if (underway !== null) return;
    setUnderway(what);
    setComplaint(null);
    try {
      const now = await postOrder(id, what);
      setOrder(now);
      if (what === 'pay' && now.paymentUrl !== null) {
        // The button stays at work until the provider's page is there.
        window.location.assign(now.paymentUrl);
        return;
      }
    } catch (error) {
      setComplaint(explainRefusal(error, sentences));
      setRefusals((count) => count + 1);
    }
    setUnderway(null);
  };
  return { order, complaint, isMissing, underway, act };
}

interface Listener {
  onOrder: (order: Order) => void;
  onMissing: (isMissing: boolean) => void;
}

/** @param everyMs null: once. @returns what ends it */
function follow(id: string, everyMs: number | null, { onOrder, onMissing }: Listener): () => void {
  let isGone = false;
  const beat = () =>
    postOrder(id, 'heartbeat').then(
      (now) => {
        if (isGone) return;
        onMissing(false);
        onOrder(now);
      },
      (error: unknown) => {
        if (!isGone) onMissing(findProblem(error)?.code === 'order_not_found');
      },
    );
  void beat();
  // The link of the mail, followed from this very page, brings the token.
  const lookAgain = () => void beat();
  window.addEventListener('hashchange', lookAgain);
  const timer = everyMs === null ? undefined : setInterval(() => void beat(), everyMs);
  return () => {
    isGone = true;
    window.removeEventListener('hashchange', lookAgain);
    clearInterval(timer);
  };
}

/** Of an order that is over nothing changes any more, but for money that is on its way back. */
function pauseOf(order: Order | null): number | null {
  if (order === null || order.state === 'open') return heartbeatMs;
  return order.state === 'paying' || order.state === 'failed' ? PAYING_MS : null;
}
