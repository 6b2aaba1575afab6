import { create } from 'zustand';

/** Whether the palette is open. */
export const usePalette = create<{ isOpen: boolean }>()(() => ({ isOpen: false }));

export function openPalette(): void {
  usePalette.setState({ isOpen: true });
}
