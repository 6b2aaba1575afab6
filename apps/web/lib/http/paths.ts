/** What a list of events shows; whatever is left out is at its beginning. */
interface EventListAddress {
  search?: string;
  category?: string;
  level?: string;
  organiser?: string;
  when?: string;
  from?: string;
  to?: string;
  price?: string;
  available?: boolean;
  period?: string;
  sort?: string;
  page?: number;
}

/** What a timetable shows: the week of a day, all categories or one. */
interface TimetableAddress {
  from?: string;
  category?: string;
  level?: string;
}

function withQuery(path: string, named: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(named)) if (value) query.set(name, String(value));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

export const paths = {
  home: () => '/',
  /** Without what is the default anyway, so that one list has one address. */
  events: ({ search = '', sort, available, period, page, ...rest }: EventListAddress = {}) => {
    const usualSort = search === '' ? 'date' : 'relevance';
    const named = {
      search,
      ...rest,
      available: available === true ? 'true' : '',
      period: period === 'upcoming' ? '' : period,
      sort: sort === usualSort ? '' : sort,
      page: page === 1 ? '' : page?.toString(),
    };
    return withQuery('/events', named);
  },
  savedEvents: () => '/events/saved',
  event: (id: string) => `/events/${id}`,
  /** The picture of a shared link. */
  eventImage: (id: string) => `/events/${id}/share.png`,
  /** The organiser's picture; another one has another address, so a browser may keep it for good. */
  eventCover: (id: string, coverImageId: string) => `/api/events/${id}/cover/${coverImageId}`,
  eventCalendar: (id: string) => `/events/${id}/calendar.ics`,
  bookings: () => '/bookings',
  booking: (id: string) => `/bookings/${id}`,
  /** An order, for whoever made it. */
  checkout: (orderId: string) => `/checkout/${orderId}`,
  /** Of somebody who has just chosen something else. */
  earlierCheckout: (orderId: string) => `/checkout/${orderId}?earlier=yes`,
  /** A guest's booking, for who has the link of the mail. */
  manage: (token: string) => `/manage/${token}`,
  /** A ticket that somebody passes on, for who has the link of the mail. */
  transfer: (token: string) => `/transfer/${token}`,
  /** The console of those who organise; what is in it is in console-paths. */
  console: () => '/organise',
  /** Every page for who stands at a door. They are documents of their own: no link of the router leads here. */
  doors: () => '/door',
  /** The doors that this device knows; also the page that is kept for the time without a network. */
  doorStart: () => '/door/start',
  door: (eventId: string) => `/door/${eventId}`,
  organiser: (slug: string) => `/o/${slug}`,
  /** An organiser's week. Without what is the default anyway, so that one week has one address. */
  timetable: (slug: string, address: TimetableAddress = {}) =>
    withQuery(`/o/${slug}/timetable`, address),
  /** To subscribe to, by a calendar program. */
  timetableFeed: (slug: string, address: Omit<TimetableAddress, 'from'> = {}) =>
    withQuery(`/api/organisers/${slug}/timetable.ics`, address),
  login: () => '/login',
  register: () => '/register',
  /** The words of the strength of a password. */
  commonPasswords: () => '/common-passwords',
  forgotPassword: () => '/forgot-password',
  account: () => '/account',
  secondFactor: () => '/account#second-factor',
};
