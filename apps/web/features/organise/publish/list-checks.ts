import type { OrganiserEvent } from '@lastseat/contracts';

export interface CheckItem {
  label: string;
  isDone: boolean;
  /** Without it the event cannot be published. */
  isRequired: boolean;
}

/** What an event should have before everyone sees it. */
export function listChecks(event: OrganiserEvent, now: Date): CheckItem[] {
  const recommended = (label: string, isDone: boolean) => ({ label, isDone, isRequired: false });
  return [
    {
      label: 'It begins in the future',
      isDone: Date.parse(event.startsAt) > now.getTime(),
      isRequired: true,
    },
    recommended('A description', event.description !== ''),
    recommended('A picture', event.coverImageId !== null),
    recommended('An address to find it by', event.address !== null),
    recommended('When it ends', event.endsAt !== null),
  ];
}
