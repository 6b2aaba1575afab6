'use client';

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
        success: { iconTheme: { primary: 'var(--color-plenty-bar)', secondary: '#fff' } },
        error: { iconTheme: { primary: 'var(--color-last-bar)', secondary: '#fff' } },
      }}
    />
  );
}
