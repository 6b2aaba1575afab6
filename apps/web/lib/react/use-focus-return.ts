import { useCallback, useEffect, useRef, type RefObject } from 'react';

interface FocusReturn<T extends HTMLElement> {
  /** Takes the focus when what had it is gone: the button of a booking that was just cancelled. */
  fallback: RefObject<T | null>;
  /** To be called before the dialog opens. */
  rememberFocus: () => void;
}

/** Gives the focus back once a dialog has closed: it has no trigger of its own that could take it. */
export function useFocusReturn<T extends HTMLElement>(isOpen: boolean): FocusReturn<T> {
  const fallback = useRef<T>(null);
  const opener = useRef<Element | null>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    const hasClosed = wasOpen.current && !isOpen;
    wasOpen.current = isOpen;
    if (!hasClosed) return;
    // After the dialog has let go of it.
    const timer = setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const target = opener.current?.isConnected ? opener.current : fallback.current;
      if (target instanceof HTMLElement) target.focus();
    });
    return () => {
      clearTimeout(timer);
    };
  }, [isOpen]);
  const rememberFocus = useCallback(() => {
    opener.current = document.activeElement;
  }, []);
  return { fallback, rememberFocus };
}
