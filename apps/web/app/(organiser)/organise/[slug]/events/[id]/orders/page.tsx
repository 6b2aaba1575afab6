import type { Metadata } from 'next';
import { parseOrdersQuery, type SearchParams } from '@/features/organise/orders/orders-query';
import { OrdersView } from '@/features/organise/orders/orders-view';

export const metadata: Metadata = { title: 'Orders' };

interface OrdersPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function OrdersPage({ searchParams }: OrdersPageProps) {
  return <OrdersView query={parseOrdersQuery(await searchParams)} />;
}
