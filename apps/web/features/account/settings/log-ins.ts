import { listLogIns } from '@/features/account/account-api';
import { createResource } from '@/lib/http/resource';

/** Where the person is signed in. */
export const logIns = createResource<Awaited<ReturnType<typeof listLogIns>>, []>(listLogIns);
