'use client';

import type { MemberAction } from '@lastseat/contracts';
import type { ReactNode } from 'react';
import { useCan } from '@/features/organise/organiser/use-organiser';
import { NotAllowed } from './when-loaded';

/** A page for those whose role includes it. The others learn whom to ask. */
export function WhoMay({ action, children }: { action: MemberAction; children: ReactNode }) {
  return useCan(action) ? children : <NotAllowed />;
}
