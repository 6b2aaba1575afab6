import {
  sessionSchema,
  type LoginInput,
  type RegisterInput,
  type Session,
} from '@lastseat/contracts';
import { publicApi } from '@/lib/http/api';

export function postLogin(input: LoginInput): Promise<Session> {
  return requestSession('/auth/login', input);
}

export function postRegistration(input: RegisterInput): Promise<Session> {
  return requestSession('/auth/register', input);
}

async function requestSession(path: string, input: LoginInput | RegisterInput): Promise<Session> {
  const { data } = await publicApi.post<unknown>(path, input);
  return sessionSchema.parse(data);
}
