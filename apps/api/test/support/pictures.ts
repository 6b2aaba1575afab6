/** Pictures made by hand, byte for byte: also such as no camera makes. */
import { crc32, deflateSync } from 'node:zlib';

/** All black. @param saidHeight what its header says, where that is another */
export function makePng(width: number, height: number, saidHeight = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(saidHeight, 4);
  // Eight bits of grey.
  header.set([8, 0, 0, 0, 0], 8);
  // Each row begins with a byte that says how it is filtered.
  const rows = deflateSync(Buffer.alloc((width + 1) * height));
  const chunks = [toChunk('IHDR', header), toChunk('IDAT', rows), toChunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

function toChunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
