/**
 * The versions from which an upgrade has to go: what stood on the main branch at the end of each piece of
 * work that had brought a migration. Whoever follows that branch runs one of them. What stood there for some
 * minutes between two of them is left out.
 *
 * A version is named by its newest migration. Each of them is all migrations up to that one: a migration that is
 * merged later never has an older name. A new version is a new line, and no line goes.
 */
export interface Version {
  /** The folder of its newest migration. */
  last: string;
  /** What it was the first to have. */
  brought: string;
}

export const landedVersions: readonly Version[] = [
  { last: '20261120000000_initial', brought: 'the sale' },
  { last: '20261120170000_remember_scheduled_work', brought: 'limits and scheduled work' },
  { last: '20261120190000_share_watcher_counts', brought: 'several processes' },
  { last: '20261121190100_validate_quantity', brought: 'bookings with a quantity' },
  { last: '20261122110100_fill_search', brought: 'the search' },
  { last: '20261129110000_list_cancelled_by_event', brought: 'organisers' },
  { last: '20261130100000_prove_addresses', brought: 'the outbox and proved addresses' },
  { last: '20261130110100_log_in_by_passkeys', brought: 'second factors' },
  { last: '20261201100100_validate_guests', brought: 'holds and guests' },
  { last: '20261204090100_validate_waitlist', brought: 'series and the waitlist' },
  {
    last: '20261206090100_validate_waitlist_of_series',
    brought: 'tickets, transfers and the door',
  },
  { last: '20261212090100_keep_orders', brought: 'ticket types, orders and invoices' },
  {
    last: '20261221090000_show_a_logo_on_invoices',
    brought: 'promo codes, and seats that only the core moves',
  },
];

/** @param migration its name, or the time that it begins with */
export const hasMigration = ({ last }: Version, migration: string): boolean => migration <= last;
