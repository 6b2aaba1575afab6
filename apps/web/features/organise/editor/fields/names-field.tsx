import type { ComponentProps } from 'react';
import { SelectField } from '@/components/ui/select-field';
import { Hint } from './hint';

/** Whether who takes several seats says who comes. */
export function NamesField(field: ComponentProps<typeof SelectField>) {
  return (
    <SelectField
      {...field}
      hint={<Hint>Asked for before an order is paid online; else on the page of the ticket</Hint>}
    >
      <option value="no">Not asked for</option>
      <option value="yes">Asked for</option>
    </SelectField>
  );
}
