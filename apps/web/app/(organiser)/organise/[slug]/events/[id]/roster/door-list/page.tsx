import type { Metadata } from 'next';
import { DoorList } from '@/features/organise/roster/door-list';

export const metadata: Metadata = { title: 'Door list' };

export default function DoorListPage() {
  return <DoorList />;
}
