/**
 * The routes of one's own account, each with a request that it accepts. In this order each leaves the next
 * one what it needs.
 */
import { makeTotpCode } from './second-factors.js';
import { uuid, type ApiRoute } from './api-route.js';

/** Of an example of RFC 8291. */
const pushKeys = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
};

export const accountRoutes: ApiRoute[] = [
  {
    method: 'POST',
    path: '/api/auth/login/code',
    status: 200,
    bodyOf: ({ issueChallenge, recoveryCode }) => ({
      challenge: issueChallenge(),
      code: recoveryCode,
    }),
  },
  {
    method: 'POST',
    path: '/api/auth/confirmation/code',
    status: 204,
    needsToken: true,
    bodyOf: ({ otherRecoveryCode }) => ({ code: otherRecoveryCode }),
  },
  {
    method: 'POST',
    path: '/api/auth/second-factor/totp/confirm',
    status: 200,
    needsToken: true,
    bodyOf: ({ totpSecret }) => ({ code: makeTotpCode(totpSecret, new Date()) }),
  },
  { method: 'GET', path: '/api/auth/second-factor', status: 200, needsToken: true },
  {
    method: 'POST',
    path: '/api/auth/second-factor/recovery-codes',
    status: 201,
    needsToken: true,
    bodyOf: ({ password }) => ({ password }),
    alsoGood: { password: ['\0'] },
  },
  {
    method: 'DELETE',
    path: '/api/auth/second-factor/totp',
    status: 204,
    needsToken: true,
    bodyOf: ({ password }) => ({ password }),
    alsoGood: { password: ['\0'] },
  },
  {
    method: 'POST',
    path: '/api/auth/second-factor/totp',
    status: 201,
    needsToken: true,
    bodyOf: ({ password }) => ({ password }),
    alsoGood: { password: ['\0'] },
  },
  { method: 'POST', path: '/api/auth/login/passkey/begin', status: 200 },
  {
    method: 'POST',
    path: '/api/auth/login/passkey',
    status: 200,
    bodyOf: ({ showPasskey }) => ({ credential: showPasskey() }),
  },
  {
    method: 'POST',
    path: '/api/auth/confirmation/passkey',
    status: 204,
    needsToken: true,
    bodyOf: ({ showPasskey }) => ({ credential: showPasskey() }),
  },
  {
    method: 'POST',
    path: '/api/auth/second-factor/passkey-creation',
    status: 200,
    needsToken: true,
    bodyOf: ({ password }) => ({ password }),
    alsoGood: { password: ['\0'] },
  },
  {
    method: 'POST',
    path: '/api/auth/second-factor/passkeys',
    status: 201,
    needsToken: true,
    bodyOf: ({ createPasskey }) => ({ name: 'A key', credential: createPasskey() }),
  },
  {
    method: 'PATCH',
    path: '/api/auth/second-factor/passkeys/{id}',
    status: 200,
    needsToken: true,
    params: { id: uuid(({ passkeyId }) => passkeyId) },
    bodyOf: () => ({ name: 'Another name' }),
  },
  {
    method: 'DELETE',
    path: '/api/auth/second-factor/passkeys/{id}',
    status: 204,
    needsToken: true,
    params: { id: uuid(({ passkeyId }) => passkeyId) },
    bodyOf: ({ password }) => ({ password }),
    alsoGood: { password: ['\0'] },
  },
  { method: 'GET', path: '/api/auth/me/export', status: 200, needsToken: true },
  { method: 'GET', path: '/api/push/key', status: 200, needsToken: true },
  {
    method: 'PUT',
    path: '/api/push/subscription',
    status: 204,
    needsToken: true,
    bodyOf: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/1', keys: pushKeys }),
  },
  {
    method: 'DELETE',
    path: '/api/push/subscription',
    status: 204,
    needsToken: true,
    bodyOf: () => ({ endpoint: 'https://fcm.googleapis.com/fcm/send/1' }),
  },
  { method: 'GET', path: '/api/auth/sessions', status: 200, needsToken: true },
  {
    method: 'DELETE',
    path: '/api/auth/sessions/{id}',
    status: 204,
    needsToken: true,
    params: { id: uuid(({ sessionId }) => sessionId) },
  },
  { method: 'DELETE', path: '/api/auth/sessions', status: 204, needsToken: true },
  { method: 'GET', path: '/api/auth/verification', status: 200, needsToken: true },
  {
    method: 'POST',
    path: '/api/auth/verification/confirm',
    status: 200,
    needsToken: true,
    bodyOf: ({ code }) => ({ code }),
  },
  { method: 'POST', path: '/api/auth/verification', status: 202, needsToken: true },
  {
    method: 'POST',
    path: '/api/auth/password-reset',
    status: 202,
    bodyOf: ({ email }) => ({ email }),
  },
  {
    method: 'PATCH',
    path: '/api/auth/password',
    status: 204,
    needsToken: true,
    bodyOf: ({ password }) => ({ currentPassword: password, newPassword: password }),
    alsoGood: { currentPassword: ['\0'] },
  },
  {
    method: 'POST',
    path: '/api/auth/password-reset/confirm',
    // The link is theirs, and the new password has ended it.
    status: 422,
    bodyOf: ({ resetToken, password }) => ({ token: resetToken, password }),
  },
  {
    method: 'PATCH',
    path: '/api/auth/email',
    status: 202,
    needsToken: true,
    bodyOf: ({ password }) => ({ email: 'next@example.com', password }),
    alsoGood: { password: ['\0'] },
  },
  {
    method: 'PATCH',
    path: '/api/auth/me',
    status: 200,
    needsToken: true,
    bodyOf: () => ({ name: 'Another name' }),
  },
  {
    method: 'DELETE',
    path: '/api/auth/me',
    // The password is right, and they are the last owner of an organiser.
    status: 409,
    needsToken: true,
    bodyOf: ({ password }) => ({ password }),
    alsoGood: { password: ['\0'] },
  },
];
