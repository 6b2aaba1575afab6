/** The OpenAPI document says of every input what the validation does: no more and no less. */
import {
  addPasskeySchema,
  addToRosterSchema,
  bookSchema,
  changeBookingSchema,
  cancelEventSchema,
  cancelRosterEntrySchema,
  changeEmailSchema,
  changeEventSchema,
  changeMemberSchema,
  changePasswordSchema,
  changeSecondFactorSchema,
  confirmEmailSchema,
  confirmByCodeSchema,
  confirmTotpSchema,
  coverCropQuerySchema,
  coverParamsSchema,
  coverQuerySchema,
  createEventSchema,
  createOrganiserSchema,
  demandSecondFactorSchema,
  endPushSchema,
  deleteAccountSchema,
  exportRosterQuerySchema,
  idempotencyKeySchema,
  idParamsSchema,
  ifMatchSchema,
  invitationParamsSchema,
  inviteMemberSchema,
  listActivityQuerySchema,
  listBookingsQuerySchema,
  listEventsQuerySchema,
  listOrganiserEventsQuerySchema,
  joinWaitlistSchema,
  listRosterQuerySchema,
  listWaitlistQuerySchema,
  offerSeatSchema,
  loginSchema,
  memberParamsSchema,
  openInvitationParamsSchema,
  organiserParamsSchema,
  passkeyLogInSchema,
  pushSubscriptionSchema,
  registerSchema,
  renamePasskeySchema,
  requestPasswordResetSchema,
  resetPasswordSchema,
  rosterNoteSchema,
  rosterParamsSchema,
  takeSecondStepSchema,
  unsubscribeParamsSchema,
  waitlistParamsSchema,
  updateAccountSchema,
  updateOrganiserSchema,
} from '@lastseat/contracts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startApp, type TestApp } from '../support/app.js';
import { useDatabase } from '../support/database.js';
import { send } from '../support/http.js';
import { isAllowed, type InputSchema } from '../support/input-schema.js';
import { invoiceValidators } from '../support/invoice-validators.js';
import { saleValidators } from '../support/sale-validators.js';
import { seriesValidators } from '../support/series-validators.js';
import { ticketValidators } from '../support/ticket-validators.js';

interface Operation {
  parameters: { in: string; name: string; schema: InputSchema }[];
  requestBody?: {
    content: Record<string, { schema: { properties: Record<string, InputSchema> } }>;
  };
}

const database = useDatabase();
let target: TestApp;
let paths: Record<string, Record<string, Operation>>;

beforeAll(async () => {
  target = await startApp(database.url);
  const answer = await send(target.origin, 'GET', '/api/openapi.json');
  ({ paths } = JSON.parse(answer.text) as { paths: typeof paths });
});
afterAll(() => target.close());

/** Every input of the document, and what validates it. */
const validators: Record<string, Record<string, z.core.$ZodType>> = {
  'POST /api/auth/register': registerSchema.shape,
  'POST /api/auth/login': loginSchema.shape,
  'POST /api/auth/login/code': takeSecondStepSchema.shape,
  'POST /api/auth/second-factor/totp': changeSecondFactorSchema.shape,
  'POST /api/auth/second-factor/totp/confirm': confirmTotpSchema.shape,
  'DELETE /api/auth/second-factor/totp': changeSecondFactorSchema.shape,
  'POST /api/auth/second-factor/recovery-codes': changeSecondFactorSchema.shape,
  'POST /api/auth/confirmation/code': confirmByCodeSchema.shape,
  'POST /api/auth/confirmation/passkey': passkeyLogInSchema.shape,
  'PUT /api/organisers/{id}/second-factor': {
    ...idParamsSchema.shape,
    ...demandSecondFactorSchema.shape,
  },
  'POST /api/auth/login/passkey': passkeyLogInSchema.shape,
  'POST /api/auth/second-factor/passkey-creation': changeSecondFactorSchema.shape,
  'POST /api/auth/second-factor/passkeys': addPasskeySchema.shape,
  'PATCH /api/auth/second-factor/passkeys/{id}': {
    ...idParamsSchema.shape,
    ...renamePasskeySchema.shape,
  },
  'DELETE /api/auth/second-factor/passkeys/{id}': {
    ...idParamsSchema.shape,
    ...changeSecondFactorSchema.shape,
  },
  'POST /api/auth/verification/confirm': confirmEmailSchema.shape,
  'POST /api/auth/password-reset': requestPasswordResetSchema.shape,
  'POST /api/auth/password-reset/confirm': resetPasswordSchema.shape,
  'PATCH /api/auth/password': changePasswordSchema.shape,
  'PATCH /api/auth/email': changeEmailSchema.shape,
  'PATCH /api/auth/me': updateAccountSchema.shape,
  'DELETE /api/auth/me': deleteAccountSchema.shape,
  'DELETE /api/auth/sessions/{id}': idParamsSchema.shape,
  'POST /api/book': { ...bookSchema.shape, 'Idempotency-Key': idempotencyKeySchema },
  'GET /api/events': listEventsQuerySchema.shape,
  'GET /api/events/{id}': idParamsSchema.shape,
  'GET /api/bookings': listBookingsQuerySchema.shape,
  'PATCH /api/bookings/{id}': { ...idParamsSchema.shape, ...changeBookingSchema.shape },
  'DELETE /api/bookings/{id}': idParamsSchema.shape,
  'POST /api/bookings/{id}/accept': idParamsSchema.shape,
  'POST /api/events/{id}/waitlist': {
    ...idParamsSchema.shape,
    ...joinWaitlistSchema.def.innerType.shape,
  },
  'DELETE /api/events/{id}/waitlist': idParamsSchema.shape,
  'GET /api/events/{id}/waitlist': { ...idParamsSchema.shape, ...listWaitlistQuerySchema.shape },
  'POST /api/events/{id}/waitlist/{entryId}/promote': waitlistParamsSchema.shape,
  'POST /api/events/{id}/waitlist/{entryId}/offer': {
    ...waitlistParamsSchema.shape,
    ...offerSeatSchema.def.innerType.shape,
  },
  'DELETE /api/events/{id}/waitlist/{entryId}': waitlistParamsSchema.shape,
  'PUT /api/push/subscription': pushSubscriptionSchema.shape,
  'DELETE /api/push/subscription': endPushSchema.shape,

  'POST /api/organisers': createOrganiserSchema.shape,
  'GET /api/organisers/{id}': organiserParamsSchema.shape,
  'PATCH /api/organisers/{id}': { ...idParamsSchema.shape, ...updateOrganiserSchema.shape },
  'GET /api/organisers/{id}/members': idParamsSchema.shape,
  'POST /api/organisers/{id}/members': { ...idParamsSchema.shape, ...inviteMemberSchema.shape },
  'PATCH /api/organisers/{id}/members/{userId}': {
    ...memberParamsSchema.shape,
    ...changeMemberSchema.shape,
  },
  'DELETE /api/organisers/{id}/members/{userId}': memberParamsSchema.shape,
  'DELETE /api/organisers/{id}/invitations/{invitationId}': openInvitationParamsSchema.shape,
  'GET /api/invitations/{token}': invitationParamsSchema.shape,
  'POST /api/invitations/{token}': invitationParamsSchema.shape,
  'GET /api/organisers/{id}/activity': {
    ...idParamsSchema.shape,
    ...listActivityQuerySchema.shape,
  },
  'GET /api/events/{id}/activity': { ...idParamsSchema.shape, ...listActivityQuerySchema.shape },
  'GET /api/organisers/{id}/events': {
    ...idParamsSchema.shape,
    ...listOrganiserEventsQuerySchema.shape,
  },
  'POST /api/organisers/{id}/events': { ...idParamsSchema.shape, ...createEventSchema.shape },
  'GET /api/events/{id}/settings': idParamsSchema.shape,
  'PATCH /api/events/{id}': {
    ...idParamsSchema.shape,
    ...changeEventSchema.shape,
    'If-Match': ifMatchSchema,
  },
  'POST /api/events/{id}/publish': { ...idParamsSchema.shape, 'If-Match': ifMatchSchema },
  'POST /api/events/{id}/cancel': { ...idParamsSchema.shape, ...cancelEventSchema.shape },
  'POST /api/events/{id}/duplicate': idParamsSchema.shape,
  'DELETE /api/events/{id}': idParamsSchema.shape,
  'PUT /api/events/{id}/cover': { ...idParamsSchema.shape, ...coverCropQuerySchema.shape },
  'DELETE /api/events/{id}/cover': idParamsSchema.shape,
  'GET /api/events/{id}/cover/{imageId}': {
    ...coverParamsSchema.shape,
    ...coverQuerySchema.shape,
  },

  'GET /api/events/{id}/roster': { ...idParamsSchema.shape, ...listRosterQuerySchema.shape },
  'GET /api/events/{id}/roster.csv': {
    ...idParamsSchema.shape,
    ...exportRosterQuerySchema.shape,
  },
  'POST /api/events/{id}/roster': { ...idParamsSchema.shape, ...addToRosterSchema.shape },
  'DELETE /api/events/{id}/roster/{bookingId}': {
    ...rosterParamsSchema.shape,
    ...cancelRosterEntrySchema.def.innerType.shape,
  },
  'PUT /api/events/{id}/roster/{bookingId}/note': {
    ...rosterParamsSchema.shape,
    ...rosterNoteSchema.shape,
  },
  'GET /api/events/{id}/stats': idParamsSchema.shape,
  'GET /api/organisers/{id}/overview': idParamsSchema.shape,
  'POST /api/unsubscribe/{token}': unsubscribeParamsSchema.shape,
  ...ticketValidators,
  ...saleValidators,
  ...seriesValidators,
  ...invoiceValidators,
};

interface Input {
  operation: string;
  name: string;
  schema: InputSchema;
  /** In a body a number is a number; elsewhere it is a text. */
  isJson: boolean;
}

function listInputs(): Input[] {
  return Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).flatMap(([method, { parameters, requestBody }]) => {
      const properties = requestBody?.content['application/json']?.schema.properties ?? {};
      const fields = Object.entries(properties).map(([name, schema]) => ({
        name,
        schema,
        isJson: true,
      }));
      const operation = `${method.toUpperCase()} ${path}`;
      const onWire = parameters.map(({ name, schema }) => ({ name, schema, isJson: false }));
      return [...onWire, ...fields].map((input) => ({ operation, ...input }));
    }),
  );
}

/** Near the edges of the rules, and anything. */
const anyText = fc.oneof(
  fc.constantFrom('', ' ', '\0', 'a\0b', '0', '1', '7', '50', '51', '200', '201', '999999'),
  fc.constantFrom('1000000', '007', '-1', '1.5', '1e3', ' 7', '7 ', 'date', 'DATE', 'asc', 'all'),
  fc.constantFrom(
    'a-slug',
    'A-slug',
    'a--slug',
    '"7"',
    '7',
    '2027-01-01T10:00:00.000Z',
    'EUR',
    'owner',
  ),
  fc.constantFrom('a@b.co', ' A@b.co ', 'a@b', '.a@b.co', `${'a'.repeat(248)}@b.co`, 'é@b.co'),
  fc.constantFrom('a\u200db', 'a\u202e', 'علی‌رضا', '🎟'.repeat(100), '🎟'.repeat(101), '\ud83d'),
  fc.integer({ min: -5, max: 1_200_000 }).map(String),
  fc.nat(1_100).map((length) => 'x'.repeat(length)),
  fc.nat(120).map((length) => '🎟'.repeat(length)),
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.emailAddress(),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 300 }),
);

/** What JSON Schema has no word for; the document says it in one of ours. */
const isBeyondSchema = (name: string) => name === 'timeZone';

/** The text as it would be sent. */
const toValue = ({ isJson, schema }: Input, text: string): unknown =>
  isJson && schema.type === 'integer' && /^(?:0|-?[1-9]\d*)$/.test(text) ? Number(text) : text;

function isJudgedDifferently(input: Input, text: string): boolean {
  const { operation, name, schema } = input;
  const isTaken = z.safeParse(validators[operation]![name]!, toValue(input, text)).success;
  // There it allows more, and still never forbids what is taken.
  return (isTaken || !isBeyondSchema(name)) && isAllowed(schema, text) !== isTaken;
}

describe('The OpenAPI document', () => {
  it('names no input that is not compared here', () => {
    const inputs = listInputs().map(({ operation, name }) => `${operation} ${name}`);
    const compared = Object.entries(validators).flatMap(([operation, shape]) =>
      Object.keys(shape).map((name) => `${operation} ${name}`),
    );
    // A path and a body may both have an id.
    expect([...new Set(inputs)].sort()).toEqual(compared.sort());
  });

  it('forbids what the validation refuses, and allows what it takes', () => {
    const inputs = listInputs();
    // Each text is tried on all of them: to make one up takes longer than to judge it.
    fc.assert(
      fc.property(anyText, (text) => {
        const differing = inputs.filter((input) => isJudgedDifferently(input, text));
        expect(differing, JSON.stringify(text)).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('forbids what the API answers with 400', async () => {
    const { schema } = listInputs().find(({ name }) => name === 'page')!;
    for (const page of ['0', '1', '7', '007', '1000000', '-1', '1e3']) {
      const { status } = await send(target.origin, 'GET', `/api/events?page=${page}`);
      expect([page, status]).toEqual([page, isAllowed(schema, page) ? 200 : 400]);
    }
  });
});
