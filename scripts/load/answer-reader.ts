/**
 * Reads the answers of one connection: status and length, and past everything else. A client that
 * also parses headers and keeps bodies costs as much processor time as the server that it measures.
 */

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '\r\n0\r\n\r\n';

/** @param isLast the server ends the connection after this answer */
export type OnAnswer = (status: number, isLast: boolean) => void;

export class AnswerReader {
  private status = 0;
  private isLast = false;
  /** The beginning of a head whose end has not come yet. */
  private head: Buffer = Buffer.alloc(0);
  private bodyBytesLeft = 0;
  /** The last characters of a chunked body, whose length nobody knows before its end. */
  private chunksTail: string | null = null;

  constructor(private readonly onAnswer: OnAnswer) {}

  /** `piece` may be used again by whoever gave it. */
  read(piece: Buffer): void {
    let rest = piece;
    while (rest.length > 0) {
      if (this.chunksTail !== null) return this.readChunks(rest);
      if (this.bodyBytesLeft > 0) rest = this.readBody(rest);
      else rest = this.readHead(rest);
    }
  }

  private readBody(piece: Buffer): Buffer {
    const taken = Math.min(this.bodyBytesLeft, piece.length);
    this.bodyBytesLeft -= taken;
    if (this.bodyBytesLeft === 0) this.onAnswer(this.status, this.isLast);
    return piece.subarray(taken);
  }

  /** Of one request at a time: the end of the chunks is the end of what has come. */
  private readChunks(piece: Buffer): void {
    const tail = (this.chunksTail ?? '') + piece.toString('latin1').slice(-LAST_CHUNK.length);
    this.chunksTail = tail.slice(-LAST_CHUNK.length);
    if (this.chunksTail !== LAST_CHUNK) return;
    this.chunksTail = null;
    this.onAnswer(this.status, this.isLast);
  }

  private readHead(piece: Buffer): Buffer {
    const bytes = this.head.length === 0 ? piece : Buffer.concat([this.head, piece]);
    const end = bytes.indexOf(HEAD_END);
    if (end < 0) {
      this.head = Buffer.from(bytes);
      return bytes.subarray(bytes.length);
    }
    this.head = Buffer.alloc(0);
    const head = bytes.toString('latin1', 0, end);
    this.status = Number(head.slice(9, 12));
    this.isLast = /\r\nconnection: *close/i.test(head);
    const isChunked = /\r\ntransfer-encoding: *chunked/i.test(head);
    this.bodyBytesLeft = isChunked ? 0 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    // The empty line may be the one before the last chunk, when there is none but that.
    if (isChunked) this.chunksTail = '\r\n';
    else if (this.bodyBytesLeft === 0 && !isInformational(this.status)) {
      this.onAnswer(this.status, this.isLast);
    }
    return bytes.subarray(end + HEAD_END.length);
  }
}

/** "100 Continue" comes before the answer; "101 Switching Protocols" is one. */
const isInformational = (status: number) => status >= 100 && status < 200 && status !== 101;
