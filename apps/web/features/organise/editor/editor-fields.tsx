import {
  AboutFields,
  AddressField,
  PaymentField,
  PeopleFields,
  WaitlistFields,
  PriceFields,
  SaleFields,
  SeatsField,
  TitleField,
  VenueField,
  WhenFields,
} from './fields/event-fields';
import { hasWrong } from './has-wrong';
import { FoldedSection, Section } from './section';
import type { EventFormReturn } from './use-event-form';

interface EditorFieldsProps {
  form: EventFormReturn;
  sold: number;
}

export function EditorFields({ form, sold }: EditorFieldsProps) {
  return (
    <>
      <Section title="What">
        <TitleField form={form} />
        <AboutFields form={form} />
      </Section>
      <Section title="When and where">
        <WhenFields form={form} />
        <VenueField form={form} />
        <AddressField form={form} />
      </Section>
      <Section title="Seats and price">
        <SeatsField form={form} sold={sold} />
        <PriceFields form={form} />
        <PaymentField form={form} />
        <PeopleFields form={form} />
        <WaitlistFields form={form} />
      </Section>
      <FoldedSection
        title="When it can be booked and cancelled"
        isWrong={hasWrong(form, [
          ...(['saleOpensAt', 'saleClosesAt', 'cancelUntil'] as const),
          ...(['allowsTransfer', 'transferUntil'] as const),
        ])}
      >
        <SaleFields form={form} />
      </FoldedSection>
    </>
  );
}
