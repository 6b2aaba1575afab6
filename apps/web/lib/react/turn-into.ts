import { flushSync } from 'react-dom';

/**
 * Makes a change in which one thing of the page turns into another, by the names that the style sheet
 * gives the two. At once where browsers cannot, and for those who want no motion.
 */
export function turnInto(change: () => void): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (isStill || document.hidden || !('startViewTransition' in document)) {
    change();
    return;
  }
  document.startViewTransition(() => {
    flushSync(change);
  });
}
