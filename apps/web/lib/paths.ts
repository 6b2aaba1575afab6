export const paths = {
  events: (page = 1) => (page === 1 ? '/events' : `/events?page=${page}`),
};
