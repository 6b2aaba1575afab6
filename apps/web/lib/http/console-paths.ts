/** The addresses of the console. Apart from the others, which every page of an attendee loads. */
import { paths } from './paths';

/** What a list of an organiser's events shows; whatever is left out is at its beginning. */
interface EventTableAddress {
  search?: string;
  status?: string;
  period?: string;
  page?: number;
}

/** What a roster shows; whatever is left out is as usual. */
interface RosterAddress {
  search?: string;
  status?: string;
  sort?: string;
  page?: number;
}

/** What of a waitlist is shown; whatever is left out is as usual. */
interface WaitlistAddress {
  search?: string;
  list?: string;
  page?: number;
}

/** What a list of invoices shows; whatever is left out is as usual. */
interface InvoicesAddress {
  search?: string;
  status?: string;
  page?: number;
}

/** What a list of orders shows; whatever is left out is as usual. */
interface OrdersAddress {
  search?: string;
  state?: string;
  before?: string;
}

/** Which incidents are shown. */
interface IncidentsAddress {
  list?: string;
  before?: string;
}

/** What a list of changes shows: what is older than the entry of that id. */
interface ActivityAddress {
  before?: string;
}

/** Which week a calendar shows: that of the day. */
interface CalendarAddress {
  from?: string;
}

type Address = EventTableAddress &
  RosterAddress &
  WaitlistAddress &
  InvoicesAddress &
  OrdersAddress &
  IncidentsAddress &
  ActivityAddress &
  CalendarAddress;

const root = paths.console();
const ofEvent = (slug: string, id: string) => `${root}/${slug}/events/${id}`;

function withQuery(path: string, { page = 1, ...words }: Address) {
  const named = { ...words, page: page === 1 ? '' : String(page) };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(named)) if (value) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

export const consolePaths = {
  start: () => root,
  home: (slug: string) => `${root}/${slug}`,
  events: (slug: string, address: EventTableAddress = {}) =>
    withQuery(`${root}/${slug}/events`, address),
  newEvent: (slug: string) => `${root}/${slug}/events/new`,
  event: ofEvent,
  roster: (slug: string, id: string, address: RosterAddress = {}) =>
    withQuery(`${ofEvent(slug, id)}/roster`, address),
  waitlist: (slug: string, id: string, address: WaitlistAddress = {}) =>
    withQuery(`${ofEvent(slug, id)}/waitlist`, address),
  orders: (slug: string, id: string, address: OrdersAddress = {}) =>
    withQuery(`${ofEvent(slug, id)}/orders`, address),
  revenue: (slug: string, id: string) => `${ofEvent(slug, id)}/revenue`,
  reconciliation: (slug: string, id: string) => `${ofEvent(slug, id)}/reconciliation`,
  doorList: (slug: string, id: string) => `${ofEvent(slug, id)}/roster/door-list`,
  door: (slug: string, id: string) => `${ofEvent(slug, id)}/door`,
  editEvent: (slug: string, id: string) => `${ofEvent(slug, id)}/edit`,
  codes: (slug: string, id: string) => `${ofEvent(slug, id)}/codes`,
  previewEvent: (slug: string, id: string) => `${ofEvent(slug, id)}/preview`,
  eventActivity: (slug: string, id: string, address: ActivityAddress = {}) =>
    withQuery(`${ofEvent(slug, id)}/activity`, address),
  schedule: (slug: string) => `${root}/${slug}/schedule`,
  newSeries: (slug: string) => `${root}/${slug}/schedule/new`,
  series: (slug: string, id: string) => `${root}/${slug}/schedule/${id}`,
  calendar: (slug: string, address: CalendarAddress = {}) =>
    withQuery(`${root}/${slug}/calendar`, address),
  organiserRevenue: (slug: string) => `${root}/${slug}/revenue`,
  incidents: (slug: string, address: IncidentsAddress = {}) =>
    withQuery(`${root}/${slug}/incidents`, address),
  invoices: (slug: string, address: InvoicesAddress = {}) =>
    withQuery(`${root}/${slug}/invoices`, address),
  members: (slug: string) => `${root}/${slug}/members`,
  activity: (slug: string, address: ActivityAddress = {}) =>
    withQuery(`${root}/${slug}/activity`, address),
  settings: (slug: string) => `${root}/${slug}/settings`,
  invoicing: (slug: string) => `${root}/${slug}/settings/invoices`,
  invitation: (token: string) => `${root}/invitations/${token}`,
};
