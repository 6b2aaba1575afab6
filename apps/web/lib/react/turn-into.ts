import { flushSync } from 'react-dom';

/**
 * Makes a change in which one thing of the page turns into another, by the names that the style sheet
 * gives the two. At once where browsers cannot, and for those who want no motion. Resolves when the
 * change is made: until then, what is there has to stay as it is.
 */
export async function turnInto(change: () => void): Promise<void> {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (isStill || document.hidden || !('startViewTransition' in document)) {
    change();
    return;
  }
  const transition = document.startViewTransition(() => {
    flushSync(change);
  });
  await transition.updateCallbackDone;
  // Until then nothing takes the focus. A motion that is skipped, because the page is hidden meanwhile,
  // has made its change all the same.
  await transition.ready.catch(() => undefined);
}
