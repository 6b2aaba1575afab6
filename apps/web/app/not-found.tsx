import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { actionStyle } from '../components/action-style';
import { EmptyState } from '../components/empty-state';
import { paths } from '../lib/paths';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <EmptyState
      heading="h1"
      icon={Compass}
      title="This page does not exist"
      text="The address may be mistyped, or the page has moved."
      action={
        <Link href={paths.events()} className={actionStyle}>
          See all events
        </Link>
      }
    />
  );
}
