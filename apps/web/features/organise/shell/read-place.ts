interface Place {
  /** Null on the organiser's home. `href` is null where the section is the page itself. */
  section: { label: string; href: 'events' | 'schedule' | null } | null;
  eventId: string | null;
  /** Below the section or the event; null where that is the page itself. */
  page: string | null;
}

const sections: Record<string, string> = {
  calendar: 'Calendar',
  schedule: 'Schedule',
  revenue: 'Revenue',
  incidents: 'Incidents',
  invoices: 'Invoices',
  members: 'Members',
  activity: 'Activity',
  settings: 'Settings',
};

const eventPages: Record<string, string> = {
  edit: 'Edit',
  codes: 'Codes',
  roster: 'People',
  waitlist: 'Waitlist',
  orders: 'Orders',
  revenue: 'Revenue',
  reconciliation: 'Comparison',
  preview: 'Preview',
  activity: 'Activity',
};

/** Which page of the console an address is of. */
export function readPlace(pathname: string): Place {
  const [, , , section = '', id = '', page = ''] = pathname.split('/');
  if (section === 'events') {
    if (id === '') return { section: { label: 'Events', href: null }, eventId: null, page: null };
    const events = { label: 'Events', href: 'events' } as const;
    if (id === 'new') return { section: events, eventId: null, page: 'New event' };
    return { section: events, eventId: id, page: eventPages[page] ?? null };
  }
  if (section === 'schedule' && id !== '') {
    const schedule = { label: 'Schedule', href: 'schedule' } as const;
    return { section: schedule, eventId: null, page: id === 'new' ? 'New series' : 'Series' };
  }
  const label = sections[section];
  return { section: label ? { label, href: null } : null, eventId: null, page: null };
}
