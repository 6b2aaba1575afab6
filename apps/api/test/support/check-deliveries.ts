/** Whether what receivers got is what was committed: the judge of the crash tests. */

/** As a receiver got it, in the order of its coming. */
export interface GotDelivery {
  receiver: string;
  id: string;
  aggregateId: string;
  version: number;
  part: number;
  facts: { type: string; bookingId?: string }[];
}

export interface CommittedBooking {
  id: string;
  status: 'confirmed' | 'cancelled';
}

/** @returns what is wrong, as sentences; nothing when all is well */
export function checkDeliveries(
  bookings: readonly CommittedBooking[],
  got: readonly GotDelivery[],
  receivers: readonly string[],
  orderedReceiver: string,
): string[] {
  const committed = new Set(bookings.flatMap(listFacts));
  return receivers.flatMap((receiver) => {
    const own = got.filter((delivery) => delivery.receiver === receiver);
    const told = new Set(
      own.flatMap(({ facts }) => facts.map(({ type, bookingId }) => `${type} ${bookingId}`)),
    );
    return [
      ...[...committed]
        .filter((fact) => !told.has(fact))
        .map((fact) => `${receiver} lacks ${fact}`),
      ...[...told]
        .filter((fact) => !committed.has(fact))
        .map((fact) => `${receiver} was told of ${fact}, which was not committed`),
      ...findOtherIds(own),
      ...(receiver === orderedReceiver ? findDisorder(own) : []),
    ];
  });
}

function listFacts({ id, status }: CommittedBooking): string[] {
  const confirmed = `booking.confirmed ${id}`;
  return status === 'confirmed' ? [confirmed] : [confirmed, `booking.cancelled ${id}`];
}

/** What is sent twice has the same id. */
function findOtherIds(own: readonly GotDelivery[]): string[] {
  const ids = new Map<string, string>();
  return own.flatMap(({ id, aggregateId, version, facts }) => {
    const key = `${aggregateId} ${version} ${JSON.stringify(facts)}`;
    const first = ids.get(key) ?? id;
    ids.set(key, first);
    return first === id ? [] : [`${key} came as ${first} and as ${id}`];
  });
}

/** What came for the first time is newer than all that came before. */
function findDisorder(own: readonly GotDelivery[]): string[] {
  const seen = new Set<string>();
  const newest = new Map<string, number>();
  return own.flatMap(({ id, aggregateId, version }) => {
    if (seen.has(id)) return [];
    seen.add(id);
    const before = newest.get(aggregateId) ?? -1;
    newest.set(aggregateId, Math.max(before, version));
    return version > before ? [] : [`${aggregateId}: ${version} came after ${before}`];
  });
}
