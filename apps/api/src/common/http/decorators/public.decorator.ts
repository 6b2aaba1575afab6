import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const IS_PUBLIC = 'isPublic';

/** No sign-in needed: every route without this asks for an access token. */
export const Public = (): CustomDecorator => SetMetadata(IS_PUBLIC, true);
