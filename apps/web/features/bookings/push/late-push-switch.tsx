'use client';

import { lazy, Suspense } from 'react';
import { loadModule } from '@/lib/http/load-module';

/** Few wait, and none of them at once: the page does not bring it along. */
const PushSwitch = lazy(() => loadModule(() => import('./push-switch')));

export function LatePushSwitch() {
  return (
    <Suspense fallback={null}>
      <PushSwitch />
    </Suspense>
  );
}
