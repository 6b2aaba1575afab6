import { useEffect, useState } from 'react';
import { findReader } from '@/features/door/camera/find-reader';
import { prepareOffline } from '@/features/door/worker/register-worker';

/** Whether all that the page needs is on the device: what reads the camera as well. */
export function useOfflineReady(): boolean {
  const [isReady, setIsReady] = useState(false);
  useEffect(() => {
    // Where no camera can be read one can still type.
    findReader()
      .catch(() => undefined)
      .then(prepareOffline)
      .then(setIsReady, () => undefined);
    // A browser that is short of room takes what nobody has asked it to keep.
    navigator.storage?.persist?.().catch(() => undefined);
  }, []);
  return isReady;
}
