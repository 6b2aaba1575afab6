/** What a list of events shows; whatever is left out is at its beginning. */
interface EventListAddress {
  search?: string;
  sort?: string;
  page?: number;
}

export const paths = {
  /** Without what is the default anyway, so that one list has one address. */
  events: ({ search = '', sort = 'date', page = 1 }: EventListAddress = {}) => {
    const query = new URLSearchParams();
    if (search !== '') query.set('search', search);
    if (sort !== 'date') query.set('sort', sort);
    if (page !== 1) query.set('page', String(page));
    return query.size === 0 ? '/events' : `/events?${query.toString()}`;
  },
  event: (id: string) => `/events/${id}`,
  /** The picture of a shared link. */
  eventImage: (id: string) => `/events/${id}/share.png`,
  eventCalendar: (id: string) => `/events/${id}/calendar.ics`,
  bookings: () => '/bookings',
  booking: (id: string) => `/bookings/${id}`,
  login: () => '/login',
  register: () => '/register',
};
