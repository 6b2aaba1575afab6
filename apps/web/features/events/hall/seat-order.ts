/**
 * Seats have no numbers, so the picture decides which ones are dark. It is a rule and no chance: the
 * same event at the same count is the same picture, for everyone and at every visit.
 */

/** How much a seat's place in the house, its neighbours and itself say about when it goes. */
const weights = { depth: 0.35, party: 0.53, seat: 0.12 };
/** People come in twos, and by the coach to the halls that are drawn in blocks. */
const partySizeOf = (seats: number) => Math.max(2, Math.ceil(seats / 1_500));
const mostBuckets = 65_536;

/**
 * The seats in the order in which they go dark. Seat 0 is at the front: the front goes first, but not
 * row by row, and neighbours go together. Sorted by buckets, because a hall of 100,000 must not hold
 * up a phone.
 */
export function orderSeats(seats: number, eventId: string): Uint32Array {
  const seed = hashText(eventId);
  const partySize = partySizeOf(seats);
  const buckets = Math.min(mostBuckets, seats * 4);
  const bucketOf = new Uint16Array(seats);
  const starts = new Uint32Array(buckets + 1);
  for (let seat = 0; seat < seats; seat++) {
    const key =
      weights.depth * (seat / seats) +
      weights.party * chance(seed, Math.floor(seat / partySize)) +
      weights.seat * chance(~seed, seat);
    const bucket = Math.floor(key * buckets);
    bucketOf[seat] = bucket;
    starts[bucket + 1]! += 1;
  }
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const order = new Uint32Array(seats);
  for (let seat = 0; seat < seats; seat++) order[starts[bucketOf[seat]!]!++] = seat;
  return order;
}

/** The seat that is one person's at one event, known before it is booked, the same ever after. */
export function ownSeat(seats: number, eventId: string, ownerId: string): number {
  return hashText(`${eventId} ${ownerId}`) % seats;
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return scatter(hash);
}

/** From 0 to less than 1. */
function chance(seed: number, index: number): number {
  return scatter(seed ^ Math.imul(index + 1, 0x9e3779b1)) / 2 ** 32;
}

/** Numbers that differ in one bit differ in half of them afterwards. */
function scatter(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
