import {
  signInResultSchema,
  type LoginInput,
  type RegisterInput,
  type RequestPasswordResetInput,
  type ResetPasswordInput,
  type SignInResult,
} from '@lastseat/contracts';
import { publicApi } from '@/lib/http/api';

export function postLogin(input: LoginInput): Promise<SignInResult> {
  return requestSession('/auth/login', input);
}

export function postRegistration(input: RegisterInput): Promise<SignInResult> {
  return requestSession('/auth/register', input);
}

/** Whether anybody has the address is not told. */
export async function requestPasswordReset(input: RequestPasswordResetInput): Promise<void> {
  await publicApi.post('/auth/password-reset', input);
}

export async function resetPassword(input: ResetPasswordInput): Promise<void> {
  await publicApi.post('/auth/password-reset/confirm', input);
}

async function requestSession(
  path: string,
  input: LoginInput | RegisterInput,
): Promise<SignInResult> {
  const { data } = await publicApi.post<unknown>(path, input);
  return signInResultSchema.parse(data);
}
