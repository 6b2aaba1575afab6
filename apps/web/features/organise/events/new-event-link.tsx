'use client';

import { Plus } from 'lucide-react';
import { actionStyle } from '@/components/ui/action-style';
import { Link } from '@/components/ui/link';
import { useCan, useOrganiser } from '@/features/organise/organiser/use-organiser';
import { consolePaths } from '@/lib/http/console-paths';

export function NewEventLink() {
  const { slug } = useOrganiser();
  if (!useCan('events.change')) return null;
  return (
    <Link href={consolePaths.newEvent(slug)} className={actionStyle}>
      <Plus className="size-5" aria-hidden="true" />
      New event
    </Link>
  );
}
