/** What each kind of attempt is counted by. */
import type { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { Config } from '../common/config/config.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import { createRateLimiter } from '../common/database/rate-limiter.js';

/** Ways in, and what fills tables: each is counted before it is tried. */
export type AttemptKind =
  | 'login'
  | 'register'
  | 'refresh'
  | 'reset'
  | 'password'
  | 'second-step'
  | 'passkey'
  | 'guestBooking'
  | 'accessCode'
  | MinuteKind
  | DailyKind;

interface LimitersOfKind {
  /** Only of ways in: who is signed in is counted by account. */
  address?: RateLimiterPostgres;
  account: RateLimiterPostgres;
  /** What one address has of an account. */
  share?: RateLimiterPostgres;
}

export type Limiters = Record<AttemptKind, LimitersOfKind>;

/**
 * More than anybody makes by hand in a day, and too little to fill a disk. Codes are counted by the address
 * that they go to: twenty, with five tries each, are little to guess with, and no flood of mail.
 */
const daily = {
  organiser: 20,
  invitation: 200,
  event: 300,
  /** Each makes events for weeks. */
  series: 50,
  cover: 200,
  /** At the door. */
  device: 100,
  ticketFile: 200,
  guest: 1_000,
  /** Of one person, whomever they ask. */
  transfer: 50,
  /** To one address, whoever asks. */
  transferTo: 20,
  code: 20,
  /** Wrong ones. Three of a million codes are right at a time: even odds for a guesser take twenty years. */
  totp: 30,
};
type DailyKind = keyof typeof daily;

/**
 * What devices at a door ask for, by the member whose they are. One person lets somebody in every second or
 * two: this is a dozen devices in one name. Of a queue each has up to 500 entries.
 */
const minutely = { checkIn: 1_200, checkInQueue: 120, doorList: 120 };
type MinuteKind = keyof typeof minutely;

const MINUTE_SECONDS = 60;

const DAY_SECONDS = 24 * 60 * 60;

export function createLimiters(prisma: PrismaService, config: Config): Limiters {
  const limiter = (keyPrefix: string, points: number, seconds: number) =>
    createRateLimiter(prisma, { keyPrefix, points, seconds });
  const pair = (kind: AttemptKind, perAddress: number, perAccount: number, seconds: number) =>
    createPair(prisma, kind, { perAddress, perAccount, seconds });
  const inward = (kind: 'register' | 'reset') =>
    pair(
      kind,
      config.REGISTER_LIMIT_PER_ADDRESS,
      config.REGISTER_LIMIT_PER_ACCOUNT,
      config.REGISTER_LIMIT_SECONDS,
    );
  return {
    login: {
      ...pair(
        'login',
        config.LOGIN_LIMIT_PER_ADDRESS,
        config.LOGIN_LIMIT_PER_ACCOUNT,
        config.LOGIN_LIMIT_SECONDS,
      ),
      share: limiter(
        'login-share',
        Math.ceil(config.LOGIN_LIMIT_PER_ACCOUNT / 2),
        config.LOGIN_LIMIT_SECONDS,
      ),
    },
    register: inward('register'),
    reset: inward('reset'),
    ...createGuestLimiter(prisma, config),
    refresh: pair(
      'refresh',
      config.REFRESH_LIMIT_PER_ADDRESS,
      config.REFRESH_LIMIT_PER_ACCOUNT,
      config.REFRESH_LIMIT_SECONDS,
    ),
    ...createLimitersOfKnown(prisma, config),
    ...createMinuteLimiters(prisma),
    ...createDailyLimiters(prisma),
  };
}

/** Of who has shown already who they are, and is asked for the password again, or for a code; and of passkeys. */
function createLimitersOfKnown(
  prisma: PrismaService,
  config: Config,
): Record<'password' | 'second-step' | 'passkey', LimitersOfKind> {
  const { LOGIN_LIMIT_PER_ACCOUNT, LOGIN_LIMIT_PER_ADDRESS, LOGIN_LIMIT_SECONDS: seconds } = config;
  const limiter = (keyPrefix: string, points: number) =>
    createRateLimiter(prisma, { keyPrefix, points, seconds });
  const byAccount = (kind: string) => ({
    account: limiter(`${kind}-account`, LOGIN_LIMIT_PER_ACCOUNT),
  });
  const address = limiter('passkey-address', LOGIN_LIMIT_PER_ADDRESS);
  return {
    password: byAccount('password'),
    'second-step': byAccount('second-step'),
    // A key cannot be guessed; what is bounded is the work of looking at signatures.
    passkey: { address, ...byAccount('passkey') },
  };
}

/** By e-mail and by address: what is sent there, and what one network can ask for; codes by address alone. */
function createGuestLimiter(
  prisma: PrismaService,
  config: Config,
): Record<'guestBooking' | 'accessCode', LimitersOfKind> {
  const bounds = {
    perAddress: config.GUEST_LIMIT_PER_ADDRESS,
    perAccount: config.GUEST_LIMIT_PER_ACCOUNT,
    seconds: config.GUEST_LIMIT_SECONDS,
  };
  return {
    guestBooking: createPair(prisma, 'guestBooking', bounds),
    accessCode: createPair(prisma, 'accessCode', bounds),
  };
}

interface Bounds {
  perAddress: number;
  perAccount: number;
  seconds: number;
}

function createPair(
  prisma: PrismaService,
  kind: AttemptKind,
  { perAddress, perAccount, seconds }: Bounds,
) {
  const limiter = (keyPrefix: string, points: number) =>
    createRateLimiter(prisma, { keyPrefix, points, seconds });
  return {
    address: limiter(`${kind}-address`, perAddress),
    account: limiter(`${kind}-account`, perAccount),
  };
}

function createMinuteLimiters(prisma: PrismaService): Record<MinuteKind, LimitersOfKind> {
  const perMinute = (kind: MinuteKind) => ({
    account: createRateLimiter(prisma, {
      keyPrefix: `${kind}-minute`,
      points: minutely[kind],
      seconds: MINUTE_SECONDS,
    }),
  });
  return {
    checkIn: perMinute('checkIn'),
    checkInQueue: perMinute('checkInQueue'),
    doorList: perMinute('doorList'),
  };
}

function createDailyLimiters(prisma: PrismaService): Record<DailyKind, LimitersOfKind> {
  const perDay = (kind: DailyKind) => ({
    account: createRateLimiter(prisma, {
      keyPrefix: `${kind}-day`,
      points: daily[kind],
      seconds: DAY_SECONDS,
    }),
  });
  return {
    organiser: perDay('organiser'),
    invitation: perDay('invitation'),
    event: perDay('event'),
    series: perDay('series'),
    cover: perDay('cover'),
    device: perDay('device'),
    ticketFile: perDay('ticketFile'),
    guest: perDay('guest'),
    transfer: perDay('transfer'),
    transferTo: perDay('transferTo'),
    code: perDay('code'),
    totp: perDay('totp'),
  };
}
