/** What the database noted of lines while the system was tortured. */

/** One committed change of a wait's row, noted by a trigger within its transaction. */
export interface WaitChange {
  entryId: string;
  eventId: string;
  userId: string;
  /** Null where there was no row. */
  was: WaitStatus | null;
  became: WaitStatus;
  /** The booking that it ended with. */
  bookingId: string | null;
  xid: string;
  committedAt: number;
}

export type WaitStatus = 'waiting' | 'served' | 'left' | 'removed' | 'closed';

/** What an organiser did to the line by hand, by its row in "Activity". */
export interface HandChange {
  eventId: string;
  action: string;
  entryId: string;
  userId: string;
  /** Seats that the event got for it. */
  added: number;
  xid: string;
  committedAt: number;
}

/** An offer whose time was cut short: the shortest that an organiser can give is longer than a run. */
export interface ShortOffer {
  bookingId: string;
  expiresAt: number;
}

export interface LineRecord {
  waitChanges: WaitChange[];
  byHand: HandChange[];
  shortOffers: ShortOffer[];
}
