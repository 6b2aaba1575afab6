/** The routes of one's own account, each with a request that it accepts. */
import { uuid, type ApiRoute } from './api-route.js';

/** Of nobody; what makes a right one is proved in `test/auth/`. */
const token = 'a'.repeat(43);

export const accountRoutes: ApiRoute[] = [
  { method: 'POST', path: '/api/auth/verification', status: 202, needsToken: true },
  {
    method: 'POST',
    path: '/api/auth/verification/confirm',
    status: 200,
    needsToken: true,
    bodyOf: () => ({ code: '123456' }),
  },
  {
    method: 'POST',
    path: '/api/auth/password-reset',
    status: 202,
    bodyOf: ({ email }) => ({ email }),
  },
  {
    method: 'POST',
    path: '/api/auth/password-reset/confirm',
    status: 204,
    bodyOf: () => ({ token, password: 'a good password' }),
  },
  {
    method: 'PATCH',
    path: '/api/auth/password',
    status: 204,
    needsToken: true,
    bodyOf: ({ password }) => ({ currentPassword: password, newPassword: 'another password' }),
    alsoGood: { currentPassword: ['\0'] },
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
    status: 204,
    needsToken: true,
    bodyOf: ({ password }) => ({ password }),
    alsoGood: { password: ['\0'] },
  },
  { method: 'GET', path: '/api/auth/me/export', status: 200, needsToken: true },
  { method: 'GET', path: '/api/auth/sessions', status: 200, needsToken: true },
  { method: 'DELETE', path: '/api/auth/sessions', status: 204, needsToken: true },
  {
    method: 'DELETE',
    path: '/api/auth/sessions/{id}',
    status: 204,
    needsToken: true,
    params: { id: uuid(({ sessionId }) => sessionId) },
  },
];
