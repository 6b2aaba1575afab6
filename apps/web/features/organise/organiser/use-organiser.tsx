'use client';

import { can, type MemberAction, type OwnOrganiser } from '@lastseat/contracts';
import { createContext, use, type ReactNode } from 'react';

const OrganiserContext = createContext<OwnOrganiser | null>(null);

interface OrganiserProviderProps {
  organiser: OwnOrganiser;
  children: ReactNode;
}

export function OrganiserProvider({ organiser, children }: OrganiserProviderProps) {
  return <OrganiserContext value={organiser}>{children}</OrganiserContext>;
}

/** The organiser whose console this is, with the person's role in it. */
export function useOrganiser(): OwnOrganiser {
  const organiser = use(OrganiserContext);
  if (organiser === null) throw new Error('There is no OrganiserProvider around this');
  return organiser;
}

/** Whether to offer something. Whether it is allowed the API decides. */
export function useCan(action: MemberAction): boolean {
  return can(useOrganiser().role, action);
}
