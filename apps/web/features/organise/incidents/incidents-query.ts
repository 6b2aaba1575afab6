import { idSchema } from '@lastseat/contracts';

/** `''` is those that nobody has seen. */
export const incidentTabs = ['', 'all'] as const;
type IncidentTab = (typeof incidentTabs)[number];

/** What the address of the incidents says. */
export interface IncidentsQuery {
  list: IncidentTab;
  /** What is older than the incident of that id; empty: the newest. */
  before: string;
}

export type SearchParams = Record<string, string | string[] | undefined>;

/** Whatever cannot be read is the default, as a mistyped link deserves. */
export function parseIncidentsQuery({ list, before }: SearchParams): IncidentsQuery {
  return { list: list === 'all' ? 'all' : '', before: idSchema.safeParse(before).data ?? '' };
}

/** In the words of the API. */
export function toApiQuery({ list, before }: IncidentsQuery): string {
  const query = new URLSearchParams({ list: list === '' ? 'unseen' : list });
  if (before !== '') query.set('before', before);
  return query.toString();
}
