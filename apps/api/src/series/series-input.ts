import type { FieldError } from '@lastseat/contracts';
import { findTemplateErrors, type Timing } from './domain/template.js';

/** What does not fit together, by the field that would have to change. */
export function findSeriesErrors(
  series: Timing & { from: string; until: string | null },
): FieldError[] {
  const { from, until } = series;
  const isOver = until !== null && until < from;
  return [
    ...findTemplateErrors(series),
    ...(isOver ? [{ path: ['until'], message: 'Must not be before the first day' }] : []),
  ];
}

type Without<T> = { [Field in keyof T]: Exclude<T[Field], undefined> };

/** In a body, what is left out and what is undefined are the same. */
export function withoutUndefined<T extends object>(input: T): Without<T> {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Without<T>;
}
