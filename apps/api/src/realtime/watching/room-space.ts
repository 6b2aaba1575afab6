/**
 * How many places in rooms this process has, over all sockets: each costs memory, and a socket may ask
 * for two hundred.
 *
 * What must stay true: the places are bounded whatever strangers ask for, and a page of ordinary size
 * gets its few even when others have taken all the rest.
 */

/** Each is an entry of the socket's set and of the room's. */
const PLACES = 300_000;

/** A page of the list, and more. All sockets of a full process together have no more than the bound again. */
export const ALWAYS_GRANTED = 25;

export class RoomSpace {
  private taken = 0;

  constructor(private readonly places = PLACES) {}

  note(change: 1 | -1): void {
    this.taken += change;
  }

  /** Whether a socket that has some may have so many in their stead. */
  hasRoomFor(wanted: number, has: number): boolean {
    return wanted <= ALWAYS_GRANTED || this.taken - has + wanted <= this.places;
  }
}
