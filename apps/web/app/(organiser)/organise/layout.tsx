import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SkipLink } from '@/components/shell/skip-link';

export const metadata: Metadata = {
  title: { default: 'Organise', template: '%s · Lastseat for organisers' },
  robots: { index: false },
};

export default function OrganiseLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      {children}
    </>
  );
}
