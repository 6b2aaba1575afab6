import {
  addedPasskeySchema,
  passkeyCreationSchema,
  recoveryCodesSchema,
  secondFactorSchema,
  totpSetupSchema,
  type AddPasskeyInput,
  type ChangeSecondFactorInput,
  type ConfirmTotpInput,
  type PasskeyCreation,
  type RenamePasskeyInput,
  type SecondFactor,
  type TotpSetup,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';
import { createResource } from '@/lib/http/resource';

const path = '/auth/second-factor';

/** What the person has beside the password. */
export const secondFactor = createResource<SecondFactor, []>(async () => {
  const { data } = await api.get<unknown>(path);
  return secondFactorSchema.parse(data);
});

export async function beginTotp(input: ChangeSecondFactorInput): Promise<TotpSetup> {
  const { data } = await api.post<unknown>(`${path}/totp`, input);
  return totpSetupSchema.parse(data);
}

/** @returns recovery codes, to be kept; none where there are some */
export async function confirmTotp(input: ConfirmTotpInput): Promise<string[]> {
  const { data } = await api.post<unknown>(`${path}/totp/confirm`, input);
  return recoveryCodesSchema.parse(data).recoveryCodes;
}

export async function removeTotp(input: ChangeSecondFactorInput): Promise<void> {
  await api.delete(`${path}/totp`, { data: input });
}

export async function replaceRecoveryCodes(input: ChangeSecondFactorInput): Promise<string[]> {
  const { data } = await api.post<unknown>(`${path}/recovery-codes`, input);
  return recoveryCodesSchema.parse(data).recoveryCodes;
}

/** @returns what the browser is to be asked with */
export async function beginPasskey(input: ChangeSecondFactorInput): Promise<PasskeyCreation> {
  const { data } = await api.post<unknown>(`${path}/passkey-creation`, input);
  return passkeyCreationSchema.parse(data);
}

/** @returns recovery codes, to be kept; none where there are some */
export async function addPasskey(input: AddPasskeyInput): Promise<string[]> {
  const { data } = await api.post<unknown>(`${path}/passkeys`, input);
  return addedPasskeySchema.parse(data).recoveryCodes;
}

export async function renamePasskey(id: string, input: RenamePasskeyInput): Promise<void> {
  await api.patch(`${path}/passkeys/${id}`, input);
}

export async function removePasskey(id: string, input: ChangeSecondFactorInput): Promise<void> {
  await api.delete(`${path}/passkeys/${id}`, { data: input });
}
