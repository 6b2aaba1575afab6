'use client';

import { CircleAlert, CircleCheck } from 'lucide-react';
import { Toaster as HotToaster } from 'react-hot-toast';

/** On phones above the thumb's reach, out of the way of the live banner at the bottom. */
export function Toaster() {
  return (
    <HotToaster
      position="top-center"
      containerStyle={{ top: 76 }}
      toastOptions={{
        duration: 6000,
        className: 'lastseat-toast',
        // The library's own are drawn by an animation, and are not there for whoever wants none.
        success: {
          icon: <CircleCheck className="size-5 shrink-0 text-plenty" aria-hidden="true" />,
        },
        error: { icon: <CircleAlert className="size-5 shrink-0 text-last" aria-hidden="true" /> },
      }}
    />
  );
}
