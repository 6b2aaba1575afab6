import {
  logInResultSchema,
  passkeyRequestSchema,
  signInResultSchema,
  type LogInResult,
  type LoginInput,
  type PasskeyLogInInput,
  type PasskeyRequest,
  type RegisterInput,
  type RequestPasswordResetInput,
  type ResetPasswordInput,
  type SignInResult,
  type TakeSecondStepInput,
} from '@lastseat/contracts';
import { publicApi } from '@/lib/http/api';

export async function postLogin(input: LoginInput): Promise<LogInResult> {
  const { data } = await publicApi.post<unknown>('/auth/login', input);
  return logInResultSchema.parse(data);
}

export function takeSecondStep(input: TakeSecondStepInput): Promise<SignInResult> {
  return requestSession('/auth/login/code', input);
}

export function postRegistration(input: RegisterInput): Promise<SignInResult> {
  return requestSession('/auth/register', input);
}

/** @returns what the browser is to be asked with */
export async function beginPasskeyLogIn(): Promise<PasskeyRequest> {
  const { data } = await publicApi.post<unknown>('/auth/login/passkey/begin');
  return passkeyRequestSchema.parse(data);
}

export function postPasskey(input: PasskeyLogInInput): Promise<SignInResult> {
  return requestSession('/auth/login/passkey', input);
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
  input: RegisterInput | TakeSecondStepInput | PasskeyLogInInput,
): Promise<SignInResult> {
  const { data } = await publicApi.post<unknown>(path, input);
  return signInResultSchema.parse(data);
}
