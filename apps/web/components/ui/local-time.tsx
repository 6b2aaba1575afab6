import { textDirection } from '@/lib/format/locale';

interface LocalTimeProps {
  /** The instant, for programs. */
  at: string;
  locale: string;
  children: string;
}

/** A date in the reader's language, within a page in English: read out and laid out as what it is. */
export function LocalTime({ at, locale, children }: LocalTimeProps) {
  return (
    <time dateTime={at} lang={locale} dir={textDirection(locale)}>
      {children}
    </time>
  );
}
