'use client';

import NextLink, { useLinkStatus } from 'next/link';
import type { ComponentProps } from 'react';
import { ProgressLine } from './progress-line';

/** A link to a page of ours that answers its press at once, however long the page takes. */
export function Link({ children, ...rest }: ComponentProps<typeof NextLink>) {
  return (
    <NextLink {...rest}>
      {children}
      <LinkProgress />
    </NextLink>
  );
}

function LinkProgress() {
  const { pending } = useLinkStatus();
  return pending && <ProgressLine />;
}
