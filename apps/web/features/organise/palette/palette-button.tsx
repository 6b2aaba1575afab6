'use client';

import { Search } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { openPalette } from './palette.store';

const subscribeToNothing = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

export function PaletteButton() {
  const isMac = useSyncExternalStore(subscribeToNothing, isApple, () => false);
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      className="flex min-h-11 min-w-11 shrink-0 items-center justify-center gap-2 rounded-xl px-3 text-sm text-muted transition-colors hover:bg-sunken hover:text-ink md:border md:border-line md:pr-2"
      onClick={openPalette}
    >
      <Search className="size-5 md:size-4" aria-hidden="true" />
      <span className="max-md:sr-only">Search</span>
      <kbd
        className="rounded-md bg-sunken px-1.5 py-0.5 font-sans text-xs max-md:hidden"
        aria-hidden="true"
      >
        {isMac ? '⌘K' : 'Ctrl K'}
      </kbd>
    </button>
  );
}
