'use client';

import { PageFailure } from '@/components/shell/page-failure';

export default function ConsoleError({ retry }: { error: unknown; retry: () => void }) {
  return <PageFailure title="This page could not be loaded" retry={retry} />;
}
