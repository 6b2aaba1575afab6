import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const IS_PUBLIC = 'isPublic';

/** Whom a route lets in without an access token. */
export type Admission = 'nobody' | 'everybody' | 'whoever shows none';

/** No sign-in needed: every route without this asks for an access token. */
export const Public = (): CustomDecorator =>
  SetMetadata(IS_PUBLIC, 'everybody' satisfies Admission);

/** For guests too. A token that is shown must be good all the same, and says who asks. */
export const GuestsToo = (): CustomDecorator =>
  SetMetadata(IS_PUBLIC, 'whoever shows none' satisfies Admission);
