import { Inject, Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { CONFIG, type Config } from '../common/config.js';
import type { SignedInUser } from '../common/decorators/current-user.decorator.js';
import {
  ACCESS_TOKEN_ISSUER,
  accessTokenClaimsSchema,
  accessTokenKey,
} from './access-token.service.js';

@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy) {
  constructor(@Inject(CONFIG) config: Config) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      // passport-jwt hands it on to jsonwebtoken, which takes a KeyObject; its types say less.
      secretOrKey: accessTokenKey(config) as unknown as Buffer,
      // One algorithm only: a token must not choose how it is checked (RFC 8725, section 3.1).
      algorithms: ['HS256'],
      issuer: ACCESS_TOKEN_ISSUER,
    });
  }

  validate(payload: unknown): SignedInUser | false {
    const claims = accessTokenClaimsSchema.safeParse(payload);
    if (!claims.success) return false;
    return { id: claims.data.sub, sessionId: claims.data.sid, role: claims.data.role };
  }
}
