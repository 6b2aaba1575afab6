/** For whom a date is written. */
export interface Reader {
  /** BCP 47, one that `Intl` knows: the words of dates are in it. */
  locale: string;
  /** When they read: a date of the same year needs no year. Left out for what is kept and read later. */
  now?: Date;
}

/** Of previews, pictures and everything else that is made for one and read by others. */
export const anyReader: Reader = { locale: 'en-GB' };
