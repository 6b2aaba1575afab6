/** The fields of an event, in the groups in which they are filled in. */
import { useWatch } from 'react-hook-form';
import { FormField } from '@/components/ui/form-field';
import { SelectField } from '@/components/ui/select-field';
import { TextAreaField } from '@/components/ui/text-area-field';
import type { EventFormReturn } from '@/features/organise/editor/use-event-form';
import { formatCount } from '@/lib/format/format';
import { CategoryFields } from './category-fields';
import { paymentNames } from './payment-names';
import { NamesField } from './names-field';
import { guestPolicyNames } from './guest-policy-names';
import { waitlistModeNames } from './waitlist-mode-names';
import { Hint } from './hint';
import { TimeField } from './time-field';
import { TimeZoneField } from './time-zone-field';

interface FieldsProps {
  form: EventFormReturn;
}

const pair = 'grid items-start gap-5 sm:grid-cols-2';

export function TitleField({ form }: FieldsProps) {
  return <FormField {...form.field('title')} autoComplete="off" />;
}

export function WhenFields({ form }: FieldsProps) {
  return (
    <>
      <div className={pair}>
        <TimeField form={form} name="startsAt" />
        <TimeField form={form} name="endsAt" hint="If you know it" />
      </div>
      <TimeZoneField form={form} />
    </>
  );
}

export function VenueField({ form }: FieldsProps) {
  return (
    <FormField {...form.field('venue')} autoComplete="off" hint={<Hint>Hall or place</Hint>} />
  );
}

export function AddressField({ form }: FieldsProps) {
  return (
    <FormField
      {...form.field('address')}
      autoComplete="off"
      hint={<Hint>Street and city, for maps and calendars</Hint>}
    />
  );
}

interface SeatsFieldProps extends FieldsProps {
  /** Seats that are booked, which is the least that there can be. */
  sold: number;
}

export function SeatsField({ form, sold }: SeatsFieldProps) {
  return (
    <FormField
      {...form.field('totalTickets')}
      inputMode="numeric"
      autoComplete="off"
      hint={sold > 0 && <Hint>{formatCount(sold)} booked</Hint>}
    />
  );
}

export function AboutFields({ form }: FieldsProps) {
  const category = useWatch({ control: form.form.control, name: 'category' });
  return (
    <>
      <CategoryFields
        category={form.field('category')}
        level={form.field('level')}
        chosen={category}
        onOtherCategory={() => form.form.setValue('level', '')}
      />
      <FormField
        {...form.field('host')}
        autoComplete="off"
        hint={<Hint>A teacher, a guide, a speaker</Hint>}
      />
      <TextAreaField {...form.field('description')} rows={6} />
    </>
  );
}

export function PriceFields({ form }: FieldsProps) {
  return (
    <div className="grid items-start gap-5 sm:grid-cols-3">
      <FormField
        {...form.field('price')}
        inputMode="decimal"
        autoComplete="off"
        placeholder="Free"
      />
      <FormField
        {...form.field('currency')}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={3}
        spellCheck={false}
      />
      <FormField {...form.field('maxPerPerson')} inputMode="numeric" autoComplete="off" />
    </div>
  );
}

export function SaleFields({ form }: FieldsProps) {
  return (
    <>
      <div className={pair}>
        <TimeField form={form} name="saleOpensAt" hint="Empty: as soon as it is published" />
        <TimeField form={form} name="saleClosesAt" hint="Empty: when the event starts" />
      </div>
      <TimeField form={form} name="cancelUntil" hint="Empty: until the event starts" />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          {...form.field('allowsTransfer')}
          hint={<Hint>Whoever has a ticket may give it to somebody else</Hint>}
        >
          <option value="yes">Allowed</option>
          <option value="no">Not allowed</option>
        </SelectField>
        <TimeField form={form} name="transferUntil" hint="Empty: until the event starts" />
      </div>
    </>
  );
}

export function WaitlistFields({ form }: FieldsProps) {
  return (
    <>
      <SelectField
        {...form.field('waitlistMode')}
        hint={<Hint>Who gets a seat that is freed after the event was sold out</Hint>}
      >
        {Object.entries(waitlistModeNames).map(([mode, name]) => (
          <option key={mode} value={mode}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className={pair}>
        <FormField {...form.field('offerMinutes')} inputMode="numeric" autoComplete="off" />
        <TimeField form={form} name="waitlistClosesAt" hint="Empty: when the sale closes" />
      </div>
    </>
  );
}

export function PaymentField({ form }: FieldsProps) {
  return (
    <SelectField {...form.field('payment')}>
      {Object.entries(paymentNames).map(([payment, name]) => (
        <option key={payment} value={payment}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** Who comes, and what they say of themselves. */
export function PeopleFields({ form }: FieldsProps) {
  return (
    <>
      <SelectField
        {...form.field('guestPolicy')}
        hint={<Hint>Guests need an email address and nothing else</Hint>}
      >
        {Object.entries(guestPolicyNames).map(([policy, name]) => (
          <option key={policy} value={policy}>
            {name}
          </option>
        ))}
      </SelectField>
      <NamesField {...form.field('asksNames')} />
    </>
  );
}
