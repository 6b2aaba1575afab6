/** What an organiser's member asks for. */

/** The member of an organiser who asks, and by which request. */
export interface Actor {
  userId: string;
  requestId: string;
}

export interface Edit {
  eventId: string;
  /** The id of the row in "Activity" that says what was done: a retry recognises its own work by it. */
  commandId: string;
  by: Actor;
}
