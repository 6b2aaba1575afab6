import type { Metadata } from 'next';
import { DoorPage } from '@/features/organise/door/door-page';

export const metadata: Metadata = { title: 'Door' };

export default function OrganiserDoorPage() {
  return <DoorPage />;
}
