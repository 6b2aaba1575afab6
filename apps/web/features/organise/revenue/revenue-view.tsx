'use client';

import type { Revenue } from '@lastseat/contracts';
import { Coins } from 'lucide-react';
import { actionStyles } from '@/components/ui/action-style';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { eventRevenue, organiserRevenue } from '@/features/organise/api/resources';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { PageHeading } from '@/features/organise/shell/page-heading';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { consolePaths } from '@/lib/http/console-paths';
import { useResource, type Entry } from '@/lib/http/resource';
import { CurrencySection } from './currency-section';

export function OrganiserRevenueView() {
  return (
    <WhoMay action="orders.read">
      <PageHeading
        title="Revenue"
        text="What your events have earned online. What is paid at the venue is not in it."
      />
      <OrganiserRevenue />
    </WhoMay>
  );
}

function OrganiserRevenue() {
  const { id } = useOrganiser();
  const entry = useResource(organiserRevenue, id);
  return <Sums entry={entry} partName="Event" onRetry={() => void organiserRevenue.load(id)} />;
}

export function EventRevenueView() {
  return (
    <WhoMay action="orders.read">
      <EventRevenue />
    </WhoMay>
  );
}

function EventRevenue() {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const entry = useResource(eventRevenue, id);
  return (
    <>
      <Sums entry={entry} partName="Ticket" onRetry={() => void eventRevenue.load(id)} />
      <p className="mt-8">
        <Link href={consolePaths.reconciliation(slug, id)} className={actionStyles.secondary}>
          Compare with the provider
        </Link>
      </p>
    </>
  );
}

interface SumsProps {
  entry: Entry<Revenue>;
  partName: string;
  onRetry: () => void;
}

function Sums({ entry, partName, onRetry }: SumsProps) {
  return (
    <WhenLoaded
      entry={entry}
      skeleton={<div className="h-96 animate-shimmer rounded-2xl bg-sunken" aria-hidden="true" />}
      onRetry={onRetry}
    >
      {({ currencies, timeZone }) =>
        currencies.length === 0 ? (
          <EmptyState
            icon={Coins}
            title="Nothing was paid online yet"
            text="Whatever is paid with an order counts here from that moment on."
          />
        ) : (
          <div className="grid gap-12">
            {currencies.map((revenue) => (
              <CurrencySection
                key={revenue.currency}
                {...{ revenue, timeZone, partName }}
                isOnlyOne={currencies.length === 1}
              />
            ))}
          </div>
        )
      }
    </WhenLoaded>
  );
}
