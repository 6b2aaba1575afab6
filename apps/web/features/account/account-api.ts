import {
  openVerificationSchema,
  ownSessionListSchema,
  userSchema,
  type ChangeEmailInput,
  type ChangePasswordInput,
  type ConfirmEmailInput,
  type DeleteAccountInput,
  type OwnSession,
  type UpdateAccountInput,
  type User,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** The address that a code has gone to; null: none is to be proved. */
export async function findOpenVerification(): Promise<string | null> {
  const { data } = await api.get<unknown>('/auth/verification');
  return openVerificationSchema.parse(data).email;
}

export async function resendCode(): Promise<void> {
  await api.post('/auth/verification');
}

export async function confirmEmail(input: ConfirmEmailInput): Promise<User> {
  const { data } = await api.post<unknown>('/auth/verification/confirm', input);
  return userSchema.parse(data);
}

export async function updateAccount(input: UpdateAccountInput): Promise<User> {
  const { data } = await api.patch<unknown>('/auth/me', input);
  return userSchema.parse(data);
}

export async function changeEmail(input: ChangeEmailInput): Promise<void> {
  await api.patch('/auth/email', input);
}

export async function changePassword(input: ChangePasswordInput): Promise<void> {
  await api.patch('/auth/password', input);
}

/** To be sent by `sendConfirmed`: the session is held meanwhile, for which the other tabs wait. */
export async function deleteAccount(input: DeleteAccountInput): Promise<void> {
  await api.delete('/auth/me', { data: input, leavesAsking: true });
}

export async function loadExport(): Promise<Blob> {
  const { data } = await api.get<Blob>('/auth/me/export', { responseType: 'blob' });
  return data;
}

export async function listLogIns(): Promise<OwnSession[]> {
  const { data } = await api.get<unknown>('/auth/sessions');
  return ownSessionListSchema.parse(data).data;
}

export async function endLogIn(id: string): Promise<void> {
  await api.delete(`/auth/sessions/${id}`);
}

export async function endOtherLogIns(): Promise<void> {
  await api.delete('/auth/sessions');
}
