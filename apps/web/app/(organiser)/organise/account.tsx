import { refreshCookieName } from '@lastseat/contracts';
import { cookies } from 'next/headers';
import { AccountArea } from '@/features/account/account-area';

/** Who is signed in, for the bars of the console. */
export async function Account() {
  return <AccountArea hasSessionCookie={(await cookies()).has(refreshCookieName)} />;
}
