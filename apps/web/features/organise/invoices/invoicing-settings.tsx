'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { invoicingProfileSchema, type InvoicingProfile } from '@lastseat/contracts';
import { useWatch } from 'react-hook-form';
import { toast } from 'react-hot-toast';
import * as z from 'zod/mini';
import { Form } from '@/components/ui/form';
import { FormField } from '@/components/ui/form-field';
import { TextAreaField } from '@/components/ui/text-area-field';
import { saveInvoicing } from '@/features/organise/api/invoices-api';
import { invoicing } from '@/features/organise/api/resources';
import { ZoneField } from '@/features/organise/editor/fields/zone-field';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { useApiForm } from '@/lib/form/use-api-form';
import { useResource } from '@/lib/http/resource';
import { LogoPanel } from './logo-panel';

/** Who the invoices are from. */
export function InvoicingSettings() {
  return (
    <WhoMay action="organiser.edit">
      <Profile />
    </WhoMay>
  );
}

function Profile() {
  const { id } = useOrganiser();
  const entry = useResource(invoicing, id);
  return (
    <div className="max-w-xl">
      <PageHeading
        title="Who invoices are from"
        text="Stands on every invoice from now on. Those that there are stay as they were."
      />
      <WhenLoaded
        entry={entry}
        skeleton={<div className="h-64 animate-shimmer rounded-2xl bg-sunken" aria-hidden="true" />}
        onRetry={() => void invoicing.load(id)}
      >
        {({ profile, logo }) => (
          <>
            <ProfileForm profile={profile} />
            <LogoPanel logo={logo} />
          </>
        )}
      </WhenLoaded>
    </div>
  );
}

const { taxBasisPoints: _, ...written } = invoicingProfileSchema.shape;
const formSchema = z.object({
  ...written,
  taxRate: z
    .string()
    .check(z.regex(/^\s*(?:100|\d{1,2}(?:[.,]\d{1,2})?)\s*%?\s*$/, 'Use a rate from 0 to 100')),
});
type ProfileInput = z.infer<typeof formSchema>;

const toBasisPoints = (rate: string) => Math.round(parseFloat(rate.replace(',', '.')) * 100);

const toInput = (profile: InvoicingProfile | null): ProfileInput => ({
  legalName: profile?.legalName ?? '',
  address: profile?.address ?? '',
  taxNumber: profile?.taxNumber ?? '',
  taxRate: String((profile?.taxBasisPoints ?? 0) / 100),
  pricesIncludeTax: profile?.pricesIncludeTax ?? true,
  currency: profile?.currency ?? 'EUR',
  timeZone: profile?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
});

function ProfileForm({ profile }: { profile: InvoicingProfile | null }) {
  const form = useProfileForm(profile);
  const timeZone = useWatch({ control: form.form.control, name: 'timeZone' });
  return (
    <Form form={form} submitLabel="Save" submittingLabel="Saving…">
      <FormField {...form.field('legalName')} autoComplete="organization" />
      <TextAreaField {...form.field('address')} rows={3} />
      <FormField {...form.field('taxNumber')} autoComplete="off" />
      <div className="grid grid-cols-2 gap-4">
        <FormField {...form.field('taxRate')} inputMode="decimal" autoComplete="off" />
        <FormField {...form.field('currency')} autoComplete="off" spellCheck={false} />
      </div>
      <label className="flex min-h-11 items-center gap-3">
        <input
          {...form.form.register('pricesIncludeTax')}
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
        />
        Prices include tax
      </label>
      <ZoneField
        field={form.field('timeZone')}
        timeZone={timeZone}
        onFound={(zone) => form.form.setValue('timeZone', zone)}
      />
    </Form>
  );
}

function useProfileForm(profile: InvoicingProfile | null) {
  const { id } = useOrganiser();
  return useApiForm<ProfileInput>({
    resolver: zodResolver(formSchema),
    defaultValues: toInput(profile),
    labels: {
      legalName: 'Legal name',
      address: 'Address',
      taxNumber: 'Tax number',
      taxRate: 'Usual tax rate, %',
      currency: 'Currency',
      pricesIncludeTax: 'Prices include tax',
      timeZone: 'Time zone',
    },
    fallbackField: 'legalName',
    send: async ({ taxRate, ...input }, { reset }) => {
      const saved = await saveInvoicing(id, { ...input, taxBasisPoints: toBasisPoints(taxRate) });
      invoicing.put(saved, id);
      reset(toInput(saved.profile));
      toast.success('Saved.');
    },
  });
}
