import type { Metadata } from 'next';
import { OrganiserSettings } from '@/features/organise/organiser/organiser-settings';

export const metadata: Metadata = { title: 'Settings' };

export default function OrganiserSettingsPage() {
  return <OrganiserSettings />;
}
