import type { Metadata } from 'next';
import { AccountPageView } from '@/features/account/settings/account-page-view';

export const metadata: Metadata = { title: 'Account', robots: { index: false } };

export default function AccountPage() {
  return <AccountPageView />;
}
