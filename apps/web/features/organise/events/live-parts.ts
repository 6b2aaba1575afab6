import type { OrganiserEvent } from '@lastseat/contracts';
import type { ComponentType } from 'react';

/** What the pages of the console get from the feature of the events: the two never meet. */
export interface LiveParts {
  /** How full an event is, live. */
  Seats: ComponentType<{ event: OrganiserEvent }>;
  /** The same in two numbers, where there is little room: `8/20`. */
  Sold: ComponentType<{ event: OrganiserEvent }>;
  /** Follows the counts of these events for as long as it is there. */
  Follow: ComponentType<{ events: readonly OrganiserEvent[] }>;
}
