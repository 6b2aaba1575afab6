'use client';

import { createContext, use, type ReactNode } from 'react';
import type { Reader } from '@lastseat/contracts';

const ReaderContext = createContext<Required<Reader> | null>(null);

interface ReaderProviderProps {
  reader: Required<Reader>;
  children: ReactNode;
}

/** Brings the reader that the server has found into the browser, so that both write one language. */
export function ReaderProvider({ reader, children }: ReaderProviderProps) {
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Required<Reader> {
  const reader = use(ReaderContext);
  if (reader === null) throw new Error('There is no ReaderProvider around this');
  return reader;
}
