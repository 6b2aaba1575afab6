/**
 * The routes of one's own account, each with a request that it accepts. In this order each leaves the next
 * one what it needs: a log-in is ended before a new password ends all, and the password stays the same.
 */
import { uuid, type ApiRoute } from './api-route.js';

export const accountRoutes: ApiRoute[] = [
  { method: 'GET', path: '/api/auth/me/export', status: 200, needsToken: true },
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
    method: 'POST',
    path: '/api/auth/password-reset/confirm',
    status: 204,
    bodyOf: ({ resetToken, password }) => ({ token: resetToken, password }),
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
