import type { ChangeEventInput, CreateEventInput } from '@lastseat/contracts';

type Times =
  | ('startsAt' | 'endsAt' | 'saleOpensAt' | 'saleClosesAt')
  | ('cancelUntil' | 'transferUntil' | 'waitlistClosesAt');

/** The fields of an input with their times as the domain has them. */
export type EventFieldsOf<Input> = {
  [Field in keyof Input]: Field extends Times ? WithDates<Input[Field]> : Input[Field];
};
type WithDates<Value> = Value extends string ? Date : Value;

const times: readonly string[] = [
  'startsAt',
  'endsAt',
  'saleOpensAt',
  'saleClosesAt',
  'cancelUntil',
  'transferUntil',
  'waitlistClosesAt',
] satisfies Times[];

export function toEventFields<Input extends CreateEventInput | ChangeEventInput>(
  input: Input,
): EventFieldsOf<Input> {
  const fields = Object.entries(input).map(([name, value]) => [
    name,
    times.includes(name) && typeof value === 'string' ? new Date(value) : value,
  ]);
  return Object.fromEntries(fields) as EventFieldsOf<Input>;
}
