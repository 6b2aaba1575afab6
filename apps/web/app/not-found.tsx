import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import { SiteFrame } from '@/app/site-frame';
import { AllEventsLink } from '@/components/ui/all-events-link';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <SiteFrame>
      <EmptyState
        heading="h1"
        icon={Compass}
        title="This page does not exist"
        text="The address may be mistyped, or the page has moved."
        action={<AllEventsLink />}
      />
    </SiteFrame>
  );
}
