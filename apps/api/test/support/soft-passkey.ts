/** A device with a passkey, in software: what a browser would hand on from it (WebAuthn level 3). */
import type { CreatedPasskey, PasskeyCreation, ShownPasskey } from '@lastseat/contracts';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

interface Wishes {
  /** What page the browser says that it is on. */
  origin?: string;
  /** Whether the device has asked for a finger or a PIN. */
  isVerified?: boolean;
}

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest();

export class SoftPasskey {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly credentialId = randomBytes(32);
  private counter = 0;

  constructor(
    readonly rpId: string,
    readonly origin: string,
    /** Many count nothing: they are the same on all devices of a person. */
    private readonly isCounting = true,
  ) {}

  create({ challenge }: Pick<PasskeyCreation, 'challenge'>, wishes: Wishes = {}): CreatedPasskey {
    const length = Buffer.from([0, this.credentialId.length]);
    const attested = [Buffer.alloc(16), length, this.credentialId, this.publicKey()];
    const authData = Buffer.concat([this.describe(WITH_KEY, wishes), ...attested]);
    // CBOR: { fmt: "none", attStmt: {}, authData }
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([authData.length]),
      authData,
    ]);
    const clientData = this.writeClientData('webauthn.create', challenge, wishes);
    return {
      ...this.identify(),
      response: {
        clientDataJSON: toText(clientData),
        attestationObject: toText(attestationObject),
      },
    };
  }

  show(challenge: string, wishes: Wishes = {}): ShownPasskey {
    if (this.isCounting) this.counter += 1;
    const authData = this.describe(0, wishes);
    const clientData = this.writeClientData('webauthn.get', challenge, wishes);
    const signed = Buffer.concat([authData, sha256(clientData)]);
    return {
      ...this.identify(),
      response: {
        clientDataJSON: toText(clientData),
        authenticatorData: toText(authData),
        signature: toText(sign('sha256', signed, this.keys.privateKey)),
      },
    };
  }

  /** COSE, as the API keeps it: { 1: EC2, 3: ES256, -1: P-256, -2: x, -3: y } */
  publicKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  }

  private identify() {
    const id = toText(this.credentialId);
    return { id, rawId: id, type: 'public-key' as const };
  }

  private describe(flags: number, { isVerified = true }: Wishes): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.counter);
    const all = flags | PRESENT | (isVerified ? VERIFIED : 0);
    return Buffer.concat([sha256(this.rpId), Buffer.from([all]), count]);
  }

  private writeClientData(type: string, challenge: string, { origin = this.origin }: Wishes) {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
}

const toText = (bytes: Buffer) => bytes.toString('base64url');
