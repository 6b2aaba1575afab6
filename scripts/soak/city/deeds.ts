/** What was done in the city, counted: a run in which something never happened proves nothing of it. */
export const DEEDS = [
  'drafts made',
  'events published',
  'events edited',
  'events closed',
  'events cancelled',
  'drafts thrown away',
  'rosters read',
  'series made',
  'series edited',
  'series ended',
  'weeks that series rolled on',
  'events of series opened',
  'lists read',
  'sockets opened',
  'places confirmed by the link of a mail',
] as const;
export type Deed = (typeof DEEDS)[number];

export class Deeds {
  private readonly counts = new Map<Deed, number>(DEEDS.map((deed) => [deed, 0]));

  note(deed: Deed, times = 1): void {
    this.counts.set(deed, this.countOf(deed) + times);
  }

  countOf(deed: Deed): number {
    return this.counts.get(deed) ?? 0;
  }
}
