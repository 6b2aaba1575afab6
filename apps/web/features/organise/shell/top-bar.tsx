'use client';

import type { ReactNode } from 'react';
import { PaletteButton } from '@/features/organise/palette/palette-button';
import { Breadcrumbs } from './breadcrumbs';
import { Drawer } from './drawer';

export function TopBar({ account }: { account: ReactNode }) {
  return (
    <header className="sticky top-0 z-30 flex h-16 items-center gap-1 border-b border-line bg-surface px-2 sm:gap-3 sm:px-6 print:hidden">
      <Drawer />
      <Breadcrumbs />
      <PaletteButton />
      {account}
    </header>
  );
}
