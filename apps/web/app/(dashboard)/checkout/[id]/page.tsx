import { idParamsSchema } from '@lastseat/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Checkout } from '@/features/bookings/checkout/checkout';

export const metadata: Metadata = { title: 'Check out', robots: { index: false } };

interface CheckoutPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ earlier?: string }>;
}

export default async function CheckoutPage({ params, searchParams }: CheckoutPageProps) {
  const parsed = idParamsSchema.safeParse(await params);
  if (!parsed.success) notFound();
  const { earlier } = await searchParams;
  return <Checkout id={parsed.data.id} isEarlier={earlier !== undefined} />;
}
