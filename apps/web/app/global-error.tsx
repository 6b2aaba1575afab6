'use client';

import { actionStyle } from '@/components/ui/action-style';
import { Logo } from '@/components/ui/logo';
import './globals.css';

/** In place of the whole page, shell and all: it leans on as little as it can. */
export default function GlobalError({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Lastseat</title>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-6 p-6 text-center">
          <Logo />
          <h1 className="text-2xl font-bold tracking-tight text-balance">Something went wrong</h1>
          <p className="max-w-sm text-balance text-muted">
            It is our fault, not yours, and your bookings are safe. Please try again.
          </p>
          <button type="button" className={actionStyle} onClick={() => retry()}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
