import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'Door', template: '%s · Lastseat door' },
  robots: { index: false },
  // Installed, it is an application of its own.
  manifest: '/door.webmanifest',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  // To the edges of a phone: an answer is over all of it.
  viewportFit: 'cover',
};

export default function DoorLayout({ children }: { children: ReactNode }) {
  return <main className="flex flex-1 flex-col">{children}</main>;
}
