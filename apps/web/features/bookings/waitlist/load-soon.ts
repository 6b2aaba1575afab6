import { loadModule } from '@/lib/http/load-module';

const gatherMs = 300;
/** Everybody in line hears of a change at once, and must not ask at once. */
const spreadMs = 1_200;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Reads what the person waits for in a moment, once for whatever happens until then. */
export function loadWaitlistSoon(): void {
  timer ??= setTimeout(
    () => {
      timer = undefined;
      loadModule(() => import('./load-waitlist'))
        .then(({ loadWaitlist }) => loadWaitlist())
        .catch(() => undefined);
    },
    gatherMs + Math.random() * spreadMs,
  );
}
