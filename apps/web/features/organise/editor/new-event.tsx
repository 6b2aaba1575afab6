'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'react-hot-toast';
import { Button } from '@/components/ui/button';
import { FormAlert } from '@/components/ui/form-alert';
import { createEvent } from '@/features/organise/api/events-api';
import { organiserEvent } from '@/features/organise/api/resources';
import { LeaveGuard } from '@/features/organise/leave/leave-guard';
import { useLeaveGuard } from '@/features/organise/leave/leave-guard.store';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { WhoMay } from '@/features/organise/shell/who-may';
import { consolePaths } from '@/lib/http/console-paths';
import { useTimeZone } from '@/lib/react/use-time-zone';
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
import { newEventForm } from './form/event-form';
import { readEventForm } from './form/read-event-form';
import { hasWrong } from './has-wrong';
import { FoldedSection, Section } from './section';
import { useEventForm } from './use-event-form';

/** Asks for what an event cannot be without; the rest has a place, and can wait. */
export function NewEvent() {
  return (
    <WhoMay action="events.change">
      <div className="mx-auto max-w-2xl">
        <PageHeading title="New event" text="A draft: only members see it until you publish it." />
        <NewEventForm />
      </div>
    </WhoMay>
  );
}

const foldedFields = [
  ...(['category', 'level', 'host', 'description', 'address'] as const),
  ...(['price', 'currency', 'maxPerPerson', 'payment', 'guestPolicy', 'asksNames'] as const),
  ...(['saleOpensAt', 'saleClosesAt', 'cancelUntil', 'allowsTransfer', 'transferUntil'] as const),
  ...(['waitlistMode', 'offerMinutes', 'waitlistClosesAt'] as const),
];

function NewEventForm() {
  const form = useNewEvent(useTimeZone() ?? 'UTC');
  return (
    <form
      noValidate
      method="post"
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!form.isSubmitting) void form.submit();
      }}
    >
      <FormAlert form={form} />
      <Section title="What, when, where">
        <TitleField form={form} />
        <WhenFields form={form} />
        <VenueField form={form} />
        <SeatsField form={form} sold={0} />
      </Section>
      <FoldedSection title="More: text, price, sale" isWrong={hasWrong(form, foldedFields)}>
        <AboutFields form={form} />
        <AddressField form={form} />
        <PriceFields form={form} />
        <PaymentField form={form} />
        <PeopleFields form={form} />
        <WaitlistFields form={form} />
        <SaleFields form={form} />
      </FoldedSection>
      <Button
        type="submit"
        className="min-h-12 sm:justify-self-end"
        isLoading={form.isSubmitting}
        loadingLabel="Creating…"
      >
        Create draft
      </Button>
      <LeaveGuard isDirty={form.form.formState.isDirty} />
    </form>
  );
}

function useNewEvent(timeZone: string) {
  const { id, slug } = useOrganiser();
  const router = useRouter();
  return useEventForm(newEventForm(timeZone), async (values) => {
    const { input } = readEventForm(values);
    if (input === null) return;
    const event = await createEvent(id, input);
    organiserEvent.put(event, event.id);
    useLeaveGuard.setState({ isDirty: false });
    toast.success('The draft is there. Publish it when it is ready.');
    router.replace(consolePaths.editEvent(slug, event.id));
  });
}
