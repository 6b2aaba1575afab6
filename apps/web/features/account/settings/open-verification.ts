import { findOpenVerification } from '@/features/account/account-api';
import { createResource } from '@/lib/http/resource';

/** The address that a code has gone to: also for who comes by the link of its mail. */
export const openVerification = createResource<{ email: string | null }, []>(async () => ({
  email: await findOpenVerification(),
}));
