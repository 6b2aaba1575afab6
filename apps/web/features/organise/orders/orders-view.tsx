'use client';

import type { OrganiserOrders } from '@lastseat/contracts';
import { SearchX, ShoppingBag } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { OlderPages } from '@/components/ui/older-pages';
import { SearchBox } from '@/components/ui/search-box';
import { useOrganiser } from '@/features/organise/organiser/use-organiser';
import { useOrganiserEvent } from '@/features/organise/shell/event-frame';
import { WhenLoaded } from '@/features/organise/shell/when-loaded';
import { WhoMay } from '@/features/organise/shell/who-may';
import { consolePaths } from '@/lib/http/console-paths';
import { OrderPanel } from './order-panel';
import { stateNames } from './order-state';
import { OrderTable } from './order-table';
import { orderTabs, type OrdersQuery } from './orders-query';
import { useOrders } from './use-orders';

interface OrdersViewProps {
  query: OrdersQuery;
}

/** Who has bought what of an event. What it shows stands in its address. */
export function OrdersView(props: OrdersViewProps) {
  return (
    <WhoMay action="orders.read">
      <Orders {...props} />
    </WhoMay>
  );
}

function Orders({ query }: OrdersViewProps) {
  const event = useOrganiserEvent();
  const { entry, reload } = useOrders(event, query);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <Filters query={query} />
      <WhenLoaded entry={entry} skeleton={<RowsSkeleton />} onRetry={reload}>
        {(list) => (
          <>
            {list.data.length === 0 ? (
              <NoOrders query={query} />
            ) : (
              <OrderTable
                rows={list.data}
                troubled={new Set(list.incidents.map(({ orderId }) => orderId))}
                onShow={setShown}
              />
            )}
            <Pages list={list} query={query} />
          </>
        )}
      </WhenLoaded>
      {shown !== null && (
        <OrderPanel
          eventId={event.id}
          orderId={shown}
          onChanged={reload}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

function Filters({ query }: OrdersViewProps) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const router = useRouter();
  const pathTo = (change: Partial<OrdersQuery>) =>
    consolePaths.orders(slug, id, { ...query, before: '', ...change });
  return (
    <div className="mb-6 grid gap-3">
      <nav aria-label="State" className="chip-row">
        {orderTabs.map((tab) => (
          <Link
            key={tab}
            href={pathTo({ state: tab })}
            aria-current={tab === query.state ? 'page' : undefined}
            className="chip"
          >
            {tab === '' ? 'All' : stateNames[tab]}
          </Link>
        ))}
      </nav>
      <SearchBox
        what="name, email or reference"
        search={query.search}
        onSearch={(search, isMore) => {
          router[isMore ? 'replace' : 'push'](pathTo({ search }), { scroll: false });
        }}
      />
    </div>
  );
}

function Pages({ list: { data, meta }, query }: OrdersViewProps & { list: OrganiserOrders }) {
  const { slug } = useOrganiser();
  const { id } = useOrganiserEvent();
  const pathTo = (before: string) => consolePaths.orders(slug, id, { ...query, before });
  const last = meta.hasMore ? (data.at(-1)?.id ?? null) : null;
  return <OlderPages isNewest={query.before === ''} last={last} pathTo={pathTo} />;
}

function NoOrders({ query: { search, state, before } }: OrdersViewProps) {
  if (search !== '' || state !== '' || before !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title="No order matches"
        text="Try another part of the name or of the email, the reference of the order, or all of them."
      />
    );
  }
  return (
    <EmptyState
      icon={ShoppingBag}
      title="No orders yet"
      text="Whoever checks out is listed here from the moment on at which their seats are held."
    />
  );
}

function RowsSkeleton() {
  return (
    <div className="grid animate-shimmer gap-3" aria-hidden="true">
      {[1, 2, 3].map((row) => (
        <div key={row} className="h-16 rounded-2xl bg-sunken" />
      ))}
    </div>
  );
}
