'use client';

import { createContext, use, type ReactNode } from 'react';
import { anyReader, type Reader } from '@/lib/format/reader';

const ReaderContext = createContext<Reader>(anyReader);

interface ReaderProviderProps {
  reader: Reader;
  children: ReactNode;
}

/** Brings the reader that the server has found into the browser, so that both write one language. */
export function ReaderProvider({ reader, children }: ReaderProviderProps) {
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

export function useReader(): Reader {
  return use(ReaderContext);
}
