import {
  activityListSchema,
  invitationOfferSchema,
  madeInvitationSchema,
  memberListSchema,
  organiserOverviewSchema,
  organiserSchema,
  ownOrganiserListSchema,
  ownOrganiserSchema,
  type ActivityList,
  type CreateOrganiserInput,
  type DemandSecondFactorInput,
  type InvitationOffer,
  type InviteMemberInput,
  type MadeInvitation,
  type MemberList,
  type MemberRole,
  type Organiser,
  type OrganiserOverview,
  type OwnOrganiser,
  type UpdateOrganiserInput,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** Those that the person is a member of. */
export async function listOrganisers(): Promise<OwnOrganiser[]> {
  const { data } = await api.get<unknown>('/organisers');
  return ownOrganiserListSchema.parse(data).data;
}

export async function createOrganiser(input: CreateOrganiserInput): Promise<OwnOrganiser> {
  const { data } = await api.post<unknown>('/organisers', input);
  return ownOrganiserSchema.parse(data);
}

export async function changeOrganiser(
  organiserId: string,
  change: UpdateOrganiserInput,
): Promise<Organiser> {
  const { data } = await api.patch<unknown>(`/organisers/${organiserId}`, change);
  return organiserSchema.parse(data);
}

export async function listMembers(organiserId: string): Promise<MemberList> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/members`);
  return memberListSchema.parse(data);
}

export async function inviteMember(
  organiserId: string,
  input: InviteMemberInput,
): Promise<MadeInvitation> {
  const { data } = await api.post<unknown>(`/organisers/${organiserId}/members`, input);
  return madeInvitationSchema.parse(data);
}

export async function changeRole(
  organiserId: string,
  userId: string,
  role: MemberRole,
): Promise<void> {
  await api.patch(`/organisers/${organiserId}/members/${userId}`, { role });
}

export async function removeMember(organiserId: string, userId: string): Promise<void> {
  await api.delete(`/organisers/${organiserId}/members/${userId}`);
}

/** Whether nobody may act for the organiser who has no second factor. */
export async function demandSecondFactor(
  organiserId: string,
  input: DemandSecondFactorInput,
): Promise<void> {
  await api.put(`/organisers/${organiserId}/second-factor`, input);
}

export async function withdrawInvitation(organiserId: string, invitationId: string): Promise<void> {
  await api.delete(`/organisers/${organiserId}/invitations/${invitationId}`);
}

export async function getInvitation(token: string): Promise<InvitationOffer> {
  const { data } = await api.get<unknown>(`/invitations/${encodeURIComponent(token)}`);
  return invitationOfferSchema.parse(data);
}

export async function acceptInvitation(token: string): Promise<OwnOrganiser> {
  const { data } = await api.post<unknown>(`/invitations/${encodeURIComponent(token)}`);
  return ownOrganiserSchema.parse(data);
}

export async function getOverview(organiserId: string): Promise<OrganiserOverview> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/overview`);
  return organiserOverviewSchema.parse(data);
}

/** @param before the id of the entry that it goes on after; '' for the newest */
export async function listOrganiserActivity(
  organiserId: string,
  before: string,
): Promise<ActivityList> {
  const { data } = await api.get<unknown>(`/organisers/${organiserId}/activity`, {
    params: before === '' ? {} : { before },
  });
  return activityListSchema.parse(data);
}
