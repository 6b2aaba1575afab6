'use client';

import { PageFailure } from '@/components/shell/page-failure';

export default function EventsError({ retry }: { error: unknown; retry: () => void }) {
  return <PageFailure title="The events could not be loaded" retry={retry} />;
}
