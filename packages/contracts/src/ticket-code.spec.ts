import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase45, encodeBase45 } from './formats/base45.js';
import { decodeTicketCode, encodeTicketCode, ticketBody, ticketCodeLength } from './ticket-code.js';

const tickets = fc.record({
  keyId: fc.integer({ min: 1, max: 0xffff }),
  eventId: fc.uuid(),
  bookingId: fc.uuid(),
  number: fc.integer({ min: 1, max: 0xff }),
});
const signatures = fc.uint8Array({ minLength: 64, maxLength: 64 });
const codes = fc
  .tuple(tickets, signatures)
  .map(([ticket, signature]) => encodeTicketCode(ticket, signature));
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const ticket = {
  keyId: 1,
  eventId: '0198f2a0-1b2c-7d3e-8f45-6789abcdef01',
  bookingId: '0198f2a0-1b2c-7d3e-8f45-6789abcdef02',
  number: 1,
};

describe('base45', () => {
  it('writes the examples of RFC 9285', () => {
    const text = new TextEncoder();
    expect(encodeBase45(text.encode('AB'))).toBe('BB8');
    expect(encodeBase45(text.encode('Hello!!'))).toBe('%69 VD92EX0');
    expect(encodeBase45(text.encode('base-45'))).toBe('UJCLQE7W581');
    expect(decodeBase45('QED8WEX0')).toEqual(text.encode('ietf!'));
  });

  it('reads of any text what it would write itself, or nothing', () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 }),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const bytes = decodeBase45(text);
        if (bytes !== undefined) expect(encodeBase45(bytes)).toBe(text);
      }),
    );
  });

  it('reads back whatever it wrote', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual(bytes);
      }),
    );
  });

  it('reads no group that is too big for its bytes', () => {
    expect(decodeBase45('GGW')).toBeUndefined();
    expect(decodeBase45('FGW')).toEqual(new Uint8Array([0xff, 0xff]));
    expect(decodeBase45('V5')).toBeUndefined();
    expect(decodeBase45('U5')).toEqual(new Uint8Array([0xff]));
  });
});

describe('the code of a ticket', () => {
  it('says what went into it, whatever that was', () => {
    fc.assert(
      fc.property(tickets, signatures, (said, signature) => {
        const decoded = decodeTicketCode(encodeTicketCode(said, signature));
        expect(decoded).toEqual({ ...said, body: ticketBody(said), signature });
      }),
    );
  });

  it('has 150 characters that a QR code writes shortly, and no space at its end', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toHaveLength(150);
        expect(code).toMatch(/^[0-9A-Z $%*+./:-]+$/);
        expect(code.trimEnd()).toBe(code);
      }),
    );
    expect(ticketCodeLength).toBe(150);
    expect(encodeTicketCode(ticket, new Uint8Array(64))).toMatch(/^V5/);
  });

  it('with one other character is no code, or says something else', () => {
    fc.assert(
      fc.property(
        codes,
        fc.nat({ max: 149 }),
        fc.constantFrom(...alphabet, 'a', 'é'),
        (code, at, other) => {
          fc.pre(code.charAt(at) !== other);
          const decoded = decodeTicketCode(code.slice(0, at) + other + code.slice(at + 1));
          expect(decoded).not.toEqual(decodeTicketCode(code));
        },
      ),
    );
  });

  it('is not read from any other text', () => {
    const ofTheLength = fc.string({ minLength: 150, maxLength: 150 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), ofTheLength), (text) => {
        expect(decodeTicketCode(text)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['of another format', 0, 2],
    ['of the key 0', 2, 0],
    ['of the seat 0', 35, 0],
    ['of an event whose id is none', 3 + 6, 0],
    ['of a booking whose id is none', 19 + 8, 0xff],
  ])('%s is not read', (_, at, byte) => {
    const bytes = new Uint8Array(100).fill(7);
    bytes.set(ticketBody(ticket));
    expect(decodeTicketCode(encodeBase45(bytes))).toMatchObject(ticket);
    bytes[at] = byte;
    expect(decodeTicketCode(encodeBase45(bytes))).toBeUndefined();
  });

  it('too long, too short, in small letters or with space around it is not read', () => {
    const code = encodeTicketCode(ticket, new Uint8Array(64).fill(7));
    for (const wrong of [
      code.slice(3),
      `${code}000`,
      code.toLowerCase(),
      ` ${code}`,
      code.slice(0, -1),
      '',
    ]) {
      expect(decodeTicketCode(wrong), wrong).toBeUndefined();
    }
  });

  it('is not made of what does not fit into it', () => {
    const signature = new Uint8Array(64);
    for (const wrong of [
      { keyId: 0 },
      { keyId: 65_536 },
      { number: 0 },
      { number: 256 },
      { number: 1.5 },
    ]) {
      expect(() => encodeTicketCode({ ...ticket, ...wrong }, signature)).toThrow(RangeError);
    }
    expect(() => encodeTicketCode({ ...ticket, bookingId: 'LS-4F7KQ' }, signature)).toThrow();
    expect(() => encodeTicketCode(ticket, new Uint8Array(63))).toThrow(RangeError);
  });
});
