import type { EventListQuery } from '@/features/events/list/list-query';

/** The form of the search, which the filters belong to as well: it sends them before any script. */
export const searchFormId = 'search-events';

export type ChangeFilter = (change: Partial<EventListQuery>) => void;
