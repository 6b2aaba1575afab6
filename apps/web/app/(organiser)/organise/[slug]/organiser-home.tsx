'use client';

import { liveParts } from '@/app/(organiser)/organise/live-parts';
import { HomeView } from '@/features/organise/home/home-view';

export function OrganiserHome() {
  return <HomeView live={liveParts} />;
}
