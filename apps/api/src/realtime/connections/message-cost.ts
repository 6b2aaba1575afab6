/** More than a page of the list shows. */
const IDS_OF_A_MESSAGE = 25;

/**
 * What a message counts for: one, and another for every 25 ids in it. Before it is looked at: to see that
 * each is a UUID takes longer than all the rest.
 */
export function findCost([input]: readonly unknown[]): number {
  const isObject = typeof input === 'object' && input !== null;
  const ids: unknown = isObject && 'eventIds' in input ? input.eventIds : null;
  return Array.isArray(ids) ? Math.max(1, Math.ceil(ids.length / IDS_OF_A_MESSAGE)) : 1;
}
