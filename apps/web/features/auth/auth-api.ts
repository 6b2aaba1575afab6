import {
  signInResultSchema,
  type LoginInput,
  type RegisterInput,
  type SignInResult,
} from '@lastseat/contracts';
import { publicApi } from '@/lib/http/api';

export function postLogin(input: LoginInput): Promise<SignInResult> {
  return requestSession('/auth/login', input);
}

export function postRegistration(input: RegisterInput): Promise<SignInResult> {
  return requestSession('/auth/register', input);
}

async function requestSession(
  path: string,
  input: LoginInput | RegisterInput,
): Promise<SignInResult> {
  const { data } = await publicApi.post<unknown>(path, input);
  return signInResultSchema.parse(data);
}
