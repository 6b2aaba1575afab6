import { useEffect } from 'react';
import { useTicketCounts } from './ticket-counts.store';

const retryAfterMs = 5_000;

/**
 * Keeps the store's counts live while there are events on screen. The socket and the schemas come
 * after the page is there and works: nobody waits for them to read.
 */
export function useLiveTickets(): void {
  const hasEvents = useTicketCounts(({ screen }) => screen !== null && screen.events.length > 0);
  const isOff = useTicketCounts(({ status }) => status === 'off' || status === 'offline');
  useEffect(() => {
    if (hasEvents) return whenLoaded(loadFollow, ({ followScreen }) => followScreen());
  }, [hasEvents]);
  useEffect(() => {
    if (hasEvents && isOff) return whenLoaded(loadPoll, ({ pollScreen }) => pollScreen());
  }, [hasEvents, isOff]);
}

const loadFollow = () => import('./live-screen');
/** Apart: most pages never ask. */
const loadPoll = () => import('./poll-screen');

/** Runs a module once it is there; gives what ends it, whether it has begun or not. */
function whenLoaded<Module>(
  importModule: () => Promise<Module>,
  run: (module: Module) => () => void,
): () => void {
  let isOver = false;
  let end: (() => void) | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const load = async () => {
    try {
      const module = await importModule();
      if (!isOver) end = run(module);
    } catch {
      if (isOver) return;
      useTicketCounts.getState().setStatus('offline');
      retry = setTimeout(() => void load(), retryAfterMs);
    }
  };
  void load();
  return () => {
    isOver = true;
    clearTimeout(retry);
    end?.();
  };
}
