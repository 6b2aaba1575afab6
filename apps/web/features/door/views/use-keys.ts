import { useEffect, useRef, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/**
 * A hand scanner types what it reads, and Enter. It types into the field, wherever the focus was: an answer
 * that is over the page goes with the first letter of the next ticket.
 */
export function useKeys(field: RefObject<HTMLInputElement | null>, onNext: () => void): void {
  const next = useRef(onNext);
  useEffect(() => {
    next.current = onNext;
  });
  useEffect(() => {
    const follow = (press: KeyboardEvent) => {
      const isCommand = press.ctrlKey || press.metaKey || press.altKey;
      if (press.key === 'Escape') next.current();
      // The space presses what has the focus; no ticket begins with one.
      if (isCommand || press.key.length !== 1 || press.key === ' ') return;
      if (isTyping(press.target) || document.querySelector('[role="dialog"]')) return;
      // Before the browser puts the letter where the focus is.
      flushSync(() => next.current());
      field.current?.focus();
      // What somebody looked for before is no part of it.
      field.current?.select();
    };
    document.addEventListener('keydown', follow);
    return () => document.removeEventListener('keydown', follow);
  }, [field]);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
