/** The fields of a series, in the groups in which they are filled in. */
import { FormField } from '@/components/ui/form-field';
import { SelectField } from '@/components/ui/select-field';
import { TextAreaField } from '@/components/ui/text-area-field';
import { useWatch } from 'react-hook-form';
import { CategoryFields } from '@/features/organise/editor/fields/category-fields';
import { guestPolicyNames } from '@/features/organise/editor/fields/guest-policy-names';
import { Hint } from '@/features/organise/editor/fields/hint';
import { NamesField } from '@/features/organise/editor/fields/names-field';
import { waitlistModeNames } from '@/features/organise/editor/fields/waitlist-mode-names';
import { ZoneField } from '@/features/organise/editor/fields/zone-field';
import { FoldedSection, Section } from '@/features/organise/editor/section';
import { FirstDates } from './first-dates-view';
import { minuteFields, type SeriesField } from './series-form';
import { SlotsField } from './slots-field';
import type { SeriesFormReturn } from './use-series-form';

interface FieldsProps {
  form: SeriesFormReturn;
}

const pair = 'grid items-start gap-5 sm:grid-cols-2';
const triple = 'grid items-start gap-5 sm:grid-cols-3';
const count = { inputMode: 'numeric', autoComplete: 'off' } as const;

/** @param props.isNew of one that is there already, the first day stays */
export function SeriesFields({ form, isNew }: FieldsProps & { isNew: boolean }) {
  return (
    <>
      <Section title="What">
        <FormField {...form.field('title')} autoComplete="off" />
        <Categories form={form} />
        <FormField
          {...form.field('host')}
          autoComplete="off"
          hint={<Hint>A teacher, a guide, a speaker</Hint>}
        />
      </Section>
      <Section title="When">
        <SlotsField form={form} />
        <RuleFields form={form} isNew={isNew} />
        {isNew && <FirstDates form={form} />}
      </Section>
      <Section title="Where and how many">
        <FormField {...form.field('venue')} autoComplete="off" hint={<Hint>Room or place</Hint>} />
        <FormField {...form.field('address')} autoComplete="off" />
        <FormField {...form.field('totalTickets')} {...count} />
      </Section>
      <MoreFields form={form} />
    </>
  );
}

function Categories({ form }: FieldsProps) {
  const category = useWatch({ control: form.form.control, name: 'category' });
  return (
    <CategoryFields
      category={form.field('category')}
      level={form.field('level')}
      chosen={category}
      onOtherCategory={() => form.form.setValue('level', '')}
    />
  );
}

function RuleFields({ form, isNew }: FieldsProps & { isNew: boolean }) {
  const timeZone = useWatch({ control: form.form.control, name: 'timeZone' });
  return (
    <>
      <div className={pair}>
        <FormField
          {...form.field('durationMinutes')}
          {...count}
          hint={<Hint>How long it takes</Hint>}
        />
        <FormField
          {...form.field('intervalWeeks')}
          {...count}
          hint={<Hint>1: every week. 2: every second one</Hint>}
        />
      </div>
      <div className={pair}>
        <FormField {...form.field('from')} type="date" readOnly={!isNew} />
        <FormField {...form.field('until')} type="date" hint={<Hint>Empty: no end</Hint>} />
      </div>
      <ZoneField
        field={form.field('timeZone')}
        timeZone={timeZone}
        onFound={(found) => form.form.setValue('timeZone', found, { shouldDirty: true })}
      />
    </>
  );
}

const foldedFields: readonly SeriesField[] = [
  ...(['price', 'currency', 'maxPerPerson', 'guestPolicy', 'description'] as const),
  ...(['asksNames', 'allowsTransfer', 'waitlistMode', 'offerMinutes'] as const),
  ...minuteFields,
];

const saleFields = [
  ...(['saleOpensMinutesBefore', 'saleClosesMinutesBefore', 'cancelUntilMinutesBefore'] as const),
];

function MoreFields({ form }: FieldsProps) {
  const isWrong = foldedFields.some((field) => form.errors[field] !== undefined);
  return (
    <FoldedSection title="More: price, guests, text, sale, waitlist" isWrong={isWrong}>
      <div className={triple}>
        <FormField {...form.field('price')} inputMode="decimal" placeholder="Free" />
        <FormField {...form.field('currency')} maxLength={3} spellCheck={false} />
        <FormField {...form.field('maxPerPerson')} {...count} />
      </div>
      <SelectField {...form.field('guestPolicy')}>
        {Object.entries(guestPolicyNames).map(([policy, name]) => (
          <option key={policy} value={policy}>
            {name}
          </option>
        ))}
      </SelectField>
      <NamesField {...form.field('asksNames')} />
      <TextAreaField {...form.field('description')} rows={5} />
      <div className={triple}>
        {saleFields.map((name) => (
          <FormField key={name} {...form.field(name)} inputMode="decimal" autoComplete="off" />
        ))}
      </div>
      <TransferFields form={form} />
      <WaitlistFields form={form} />
    </FoldedSection>
  );
}

function TransferFields({ form }: FieldsProps) {
  return (
    <div className={pair}>
      <SelectField
        {...form.field('allowsTransfer')}
        hint={<Hint>Whoever has a ticket may give it to somebody else</Hint>}
      >
        <option value="yes">Allowed</option>
        <option value="no">Not allowed</option>
      </SelectField>
      <FormField
        {...form.field('transferUntilMinutesBefore')}
        inputMode="decimal"
        autoComplete="off"
        hint={<Hint>Empty: until the class starts</Hint>}
      />
    </div>
  );
}

function WaitlistFields({ form }: FieldsProps) {
  return (
    <>
      <SelectField
        {...form.field('waitlistMode')}
        hint={<Hint>Who gets a seat that is freed after a class was sold out</Hint>}
      >
        {Object.entries(waitlistModeNames).map(([mode, name]) => (
          <option key={mode} value={mode}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className={pair}>
        <FormField {...form.field('offerMinutes')} {...count} />
        <FormField
          {...form.field('waitlistClosesMinutesBefore')}
          inputMode="decimal"
          autoComplete="off"
          hint={<Hint>Empty: when the sale closes</Hint>}
        />
      </div>
    </>
  );
}
