import { useState } from 'react';
import { toast } from 'react-hot-toast';
import { explainToast } from '@/features/organise/explain-toast';
import { findProblem } from '@/lib/http/api';
import type { Effects } from './effects';

/** What is sent twice: to see what it does, and to do it. */
export interface Consent {
  isDryRun: boolean;
  isConfirmed: boolean;
}

type Send<Wish, Answer extends Effects> = (wish: Wish, consent: Consent) => Promise<Answer>;

interface Review<Wish> {
  wish: Wish;
  /** Null while it is asked for. */
  effects: Effects | null;
  isConfirming: boolean;
}

/**
 * Asks what a wish would do, shows that, and does it when it is confirmed. Who books in between is not moved
 * unseen: then the API refuses, and the question is put again with the new number.
 */
export function useReview<Wish, Answer extends Effects>(
  send: Send<Wish, Answer>,
  onDone: (answer: Answer, wish: Wish) => void,
  onFail: () => void = () => undefined,
) {
  const [review, setReview] = useState<Review<Wish> | null>(null);
  const close = () => setReview(null);
  const fail = (error: unknown) => {
    close();
    toast.error(explainToast(error));
    onFail();
  };
  const ask = async (wish: Wish) => {
    setReview({ wish, effects: null, isConfirming: false });
    try {
      const effects = await send(wish, { isDryRun: true, isConfirmed: false });
      // Another wish may have been asked meanwhile.
      setReview((now) => (now?.wish === wish ? { wish, effects, isConfirming: false } : now));
    } catch (error) {
      fail(error);
    }
  };
  const confirm = async () => {
    if (review === null || review.effects === null) return;
    const { wish, effects } = review;
    setReview({ ...review, isConfirming: true });
    try {
      const isConfirmed = effects.affectedPeople > 0;
      const answer = await send(wish, { isDryRun: false, isConfirmed });
      close();
      onDone(answer, wish);
    } catch (error) {
      if (findProblem(error)?.code !== 'bookings_affected') return fail(error);
      await ask(wish);
    }
  };
  return { review, ask, confirm, close };
}
