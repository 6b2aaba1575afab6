/** Who sells, and who works for them. */
import * as z from 'zod/mini';
import { emailSchema } from './credentials.js';
import { idSchema, instantSchema, linkTokenSchema } from './ids.js';
import { organiserNameSchema } from './organiser-name.js';
import { memberRoleSchema } from './permissions.js';
import { lineSchema, longTextSchema } from './text.js';

/** In the organiser's public address: `/o/<slug>`. */
export const slugSchema = z
  .string()
  .check(
    z.minLength(3, 'Use at least 3 characters'),
    z.maxLength(60, 'Use at most 60 characters'),
    z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens'),
  );

/** `/organisers/:id` as everyone may ask for it. */
export const organiserParamsSchema = z.strictObject({
  /** The slug. The id does as well: an organiser may change its slug. */
  id: slugSchema,
});
export type OrganiserParams = z.infer<typeof organiserParamsSchema>;

/** An organiser as everyone sees it. */
export const organiserSchema = z.object({
  id: idSchema,
  slug: z.string(),
  name: z.string(),
  text: z.string(),
});
export type Organiser = z.infer<typeof organiserSchema>;

/** One that I am a member of. */
export const ownOrganiserSchema = z.extend(organiserSchema, {
  role: memberRoleSchema,
  /** Whether nobody may act for it who has no second factor. */
  requiresSecondFactor: z.boolean(),
  /** How far ahead the events of its series are made. */
  weeksAhead: z.int(),
});
export type OwnOrganiser = z.infer<typeof ownOrganiserSchema>;

export const ownOrganiserListSchema = z.object({ data: z.array(ownOrganiserSchema) });
export type OwnOrganiserList = z.infer<typeof ownOrganiserListSchema>;

/** One that could be an id would be taken for it; invitations have their own place in the console. */
const newSlugSchema = slugSchema.check(
  z.regex(/^(?!invitations$|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$)/, 'Use another name'),
);

export const createOrganiserSchema = z.strictObject({
  name: lineSchema(2, 100),
  slug: newSlugSchema,
  text: z._default(longTextSchema(2_000), ''),
});
export type CreateOrganiserInput = z.infer<typeof createOrganiserSchema>;

export const updateOrganiserSchema = z.strictObject({
  name: z.optional(lineSchema(2, 100)),
  slug: z.optional(newSlugSchema),
  text: z.optional(longTextSchema(2_000)),
  weeksAhead: z.optional(z.int().check(z.minimum(1), z.maximum(52))),
});
export type UpdateOrganiserInput = z.infer<typeof updateOrganiserSchema>;

export const demandSecondFactorSchema = z.strictObject({ requiresSecondFactor: z.boolean() });
export type DemandSecondFactorInput = z.infer<typeof demandSecondFactorSchema>;

export const memberSchema = z.object({
  userId: idSchema,
  name: z.string(),
  email: z.string(),
  role: memberRoleSchema,
  createdAt: instantSchema,
});
export type Member = z.infer<typeof memberSchema>;

/** Somebody who was asked and has not answered yet. */
export const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  role: memberRoleSchema,
  createdAt: instantSchema,
  expiresAt: instantSchema,
});
export type Invitation = z.infer<typeof invitationSchema>;

export const memberListSchema = z.object({
  data: z.array(memberSchema),
  invitations: z.array(invitationSchema),
});
export type MemberList = z.infer<typeof memberListSchema>;

export const inviteMemberSchema = z.strictObject({ email: emailSchema, role: memberRoleSchema });
export type InviteMemberInput = z.infer<typeof inviteMemberSchema>;

/** The token is shown this once: whoever has it, and is signed in, becomes the member. */
export const madeInvitationSchema = z.extend(invitationSchema, { token: z.string() });
export type MadeInvitation = z.infer<typeof madeInvitationSchema>;

export const invitationParamsSchema = z.strictObject({ token: linkTokenSchema });
export type InvitationParams = z.infer<typeof invitationParamsSchema>;

/** What the one who was invited sees before the answer. */
export const invitationOfferSchema = z.object({
  organiser: organiserNameSchema,
  role: memberRoleSchema,
  expiresAt: instantSchema,
});
export type InvitationOffer = z.infer<typeof invitationOfferSchema>;

export const changeMemberSchema = z.strictObject({ role: memberRoleSchema });
export type ChangeMemberInput = z.infer<typeof changeMemberSchema>;

/** `/organisers/:id/invitations/:invitationId`. */
export const openInvitationParamsSchema = z.strictObject({ id: idSchema, invitationId: idSchema });
export type OpenInvitationParams = z.infer<typeof openInvitationParamsSchema>;

/** `/organisers/:id/members/:userId`. */
export const memberParamsSchema = z.strictObject({ id: idSchema, userId: idSchema });
export type MemberParams = z.infer<typeof memberParamsSchema>;
