/** The part that a browser does with a message of a push service; the package has no types. */
declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  interface Receiving {
    version: 'aes128gcm';
    privateKey: ECDH;
    /** In base64url. */
    authSecret: string;
  }
  export function decrypt(body: Buffer, receiving: Receiving): Buffer;
}
