import {
  secondFactorSchema,
  secondStepMethods,
  type ConfirmByCodeInput,
  type PasskeyLogInInput,
  type SecondStepMethod,
} from '@lastseat/contracts';
import { api } from '@/lib/http/api';

/** By what the person can confirm that it is them; a recovery code always does as well. */
export async function listMethods(): Promise<SecondStepMethod[]> {
  const { data } = await api.get<unknown>('/auth/second-factor');
  const { totp, passkeys } = secondFactorSchema.parse(data);
  const has = { totp: totp !== null, passkey: passkeys.length > 0 };
  return secondStepMethods.filter((method) => has[method]);
}

export async function confirmByCode(input: ConfirmByCodeInput): Promise<void> {
  await api.post('/auth/confirmation/code', input);
}

export async function confirmByPasskey(input: PasskeyLogInInput): Promise<void> {
  await api.post('/auth/confirmation/passkey', input);
}
