/**
 * The key pair by which push services know this server (VAPID, RFC 8292). Made from the server's secret, so
 * nobody has to keep it; with another secret browsers subscribe anew.
 */
import { createECDH } from 'node:crypto';
import { deriveKey } from '../common/config/derived-keys.js';

export interface PushKeyPair {
  /** Both in base64url, as browsers and the library want them. */
  publicKey: string;
  privateKey: string;
}

export function makePushKeyPair(secret: string): PushKeyPair {
  const pair = createECDH('prime256v1');
  // Any 32 bytes but one in four thousand million are a private key; of those the start would say so.
  pair.setPrivateKey(deriveKey(secret, 'key that push services know us by'));
  return {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: pair.getPrivateKey('base64url'),
  };
}

/** Whether it is a point of the curve: to no other one can anything be encrypted. */
export function isPublicKey(p256dh: string): boolean {
  try {
    const own = createECDH('prime256v1');
    own.generateKeys();
    own.computeSecret(p256dh, 'base64url');
    return true;
  } catch {
    return false;
  }
}
