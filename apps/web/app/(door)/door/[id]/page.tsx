import { idSchema } from '@lastseat/contracts';
import { notFound } from 'next/navigation';
import { DoorApp } from '@/features/door/views/door-app';

interface DoorPageProps {
  params: Promise<{ id: string }>;
}

export default async function DoorPage({ params }: DoorPageProps) {
  if (!idSchema.safeParse((await params).id).success) notFound();
  return <DoorApp />;
}
