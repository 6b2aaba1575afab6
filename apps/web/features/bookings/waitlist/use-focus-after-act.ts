import { useEffect, useRef } from 'react';

/**
 * What was pressed goes with its button: what comes in its place has the focus then.
 * @param shown changes with what is there
 */
export function useFocusAfterAct<T extends HTMLElement>(shown: string) {
  const place = useRef<T>(null);
  const hasActed = useRef(false);
  useEffect(() => {
    const next =
      place.current?.querySelector<HTMLElement>('h2, button') ?? document.getElementById('content');
    // The panel of a seat takes the focus by itself.
    if (hasActed.current && shown !== 'seat') next?.focus();
    hasActed.current = false;
  }, [shown]);
  const rememberAct = () => {
    hasActed.current = true;
  };
  return { place, rememberAct };
}
