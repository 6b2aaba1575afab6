import { DoorApp } from '@/features/door/views/door-app';

/** Kept by door-sw.js, and shown in place of every page of the door while there is no network. */
export default function DoorStartPage() {
  return <DoorApp />;
}
