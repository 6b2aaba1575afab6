import { findTabStorage, type TabStorage } from '@/lib/session/tab-storage';

export const openBookingsKey = 'lastseat.open-bookings';

/** Apart from what reads them, which every page would load and next to none needs. */
export const hasOpenBookings = (storage: TabStorage | null = findTabStorage()): boolean =>
  typeof storage?.getItem(openBookingsKey) === 'string';
