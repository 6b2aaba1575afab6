import { useEffect } from 'react';
import { keepAwake } from './keep-awake';

/** While `isWanted`, where the browser can. */
export function useAwakeScreen(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !('wakeLock' in navigator)) return;
    return keepAwake({ page: document, wakeLock: navigator.wakeLock });
  }, [isWanted]);
}
