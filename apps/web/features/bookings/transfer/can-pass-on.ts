import type { EventDetails } from '@lastseat/contracts';

/** As the API sees it, when the page is looked at: the answer has the last word. */
export function canPassOn(
  event: Pick<EventDetails, 'status' | 'startsAt' | 'allowsTransfer' | 'transferUntil'>,
  now: Date,
): boolean {
  const { status, startsAt, allowsTransfer, transferUntil } = event;
  if (status !== 'scheduled' || !allowsTransfer) return false;
  return now.getTime() < Date.parse(transferUntil ?? startsAt);
}
