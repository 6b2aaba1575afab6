import type { ReactNode } from 'react';

export function EventGrid({ children }: { children: ReactNode }) {
  return (
    <ul className="grid gap-4 sm:grid-cols-2 sm:gap-6 lg:grid-cols-3 2xl:grid-cols-4">
      {children}
    </ul>
  );
}
