import { refreshCookieName } from '@lastseat/contracts';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { SessionKeeper } from '@/components/shell/session-keeper';
import { ToastProvider } from '@/components/shell/toast-provider';
import { ConfirmationKeeper } from '@/features/auth/confirmation/confirmation-keeper';
import { Welcome } from '@/features/account/welcome';
import { findReader } from '@/lib/http/find-reader';
import { ReaderProvider } from '@/lib/react/reader';
import './globals.css';
import { interLatin } from './inter';

export const metadata: Metadata = {
  title: { default: 'Lastseat', template: '%s · Lastseat' },
  description: 'Seats for concerts, talks and workshops, with live counts of what is left.',
  applicationName: 'Lastseat',
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#111a2e' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const hasSessionCookie = (await cookies()).has(refreshCookieName);
  return (
    <html lang="en" className={interLatin.variable}>
      <body className="flex min-h-dvh flex-col">
        <SessionKeeper hasSessionCookie={hasSessionCookie} />
        <ReaderProvider reader={await findReader()}>{children}</ReaderProvider>
        <Welcome />
        <ConfirmationKeeper />
        <ToastProvider />
      </body>
    </html>
  );
}
