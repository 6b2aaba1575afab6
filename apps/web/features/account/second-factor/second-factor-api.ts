import {
  recoveryCodesSchema,
  secondFactorSchema,
  totpSetupSchema,
  type ChangeSecondFactorInput,
  type ConfirmTotpInput,
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
