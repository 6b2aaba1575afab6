'use client';

import { idSchema } from '@lastseat/contracts';
import { usePathname } from 'next/navigation';
import { useIsHydrated } from '@/lib/react/use-is-hydrated';
import { DoorStart } from './door-start';
import { DoorView } from './door-view';

/** Which page it is, its address says: without a network every address is answered with the same one. */
export function DoorApp() {
  const isHydrated = useIsHydrated();
  const eventId = idSchema.safeParse(usePathname().split('/')[2]);
  // What is kept in this browser the server cannot know.
  if (!isHydrated) return <p className="m-auto text-muted">Opening…</p>;
  return eventId.success ? <DoorView key={eventId.data} eventId={eventId.data} /> : <DoorStart />;
}
