'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { loadModule } from '@/lib/http/load-module';
import { openPalette, usePalette } from './palette.store';

/** Ctrl-K or ⌘K anywhere in the console. The palette itself comes when it is first asked for. */
export function PaletteKeys() {
  const isOpen = usePalette((palette) => palette.isOpen);
  const [Palette, setPalette] = useState<ComponentType | null>(null);
  useEffect(() => {
    const openByKey = (event: KeyboardEvent) => {
      const isShortcut = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
      if (!isShortcut || event.shiftKey || event.altKey) return;
      event.preventDefault(); // Browsers have a search of their own there.
      openPalette();
    };
    window.addEventListener('keydown', openByKey);
    return () => window.removeEventListener('keydown', openByKey);
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    loadModule(() => import('./palette')).then(
      (module) => setPalette(() => module.Palette),
      () => usePalette.setState({ isOpen: false }),
    );
  }, [isOpen]);
  return Palette && <Palette />;
}
