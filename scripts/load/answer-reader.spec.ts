import { describe, expect, it } from 'vitest';
import { AnswerReader } from './answer-reader.js';

/** What is read when the bytes come in pieces of this size. */
function readInPieces(text: string, size: number): string[] {
  const answers: string[] = [];
  const reader = new AnswerReader((status, isLast) => {
    answers.push(`${status}${isLast ? ' and close' : ''}`);
  });
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) {
    // As a socket does, which reads into the same buffer again.
    const piece = Buffer.from(bytes.subarray(at, at + size));
    reader.read(piece);
    piece.fill(0);
  }
  return answers;
}

const ok = 'HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nContent-Length: 4\r\n\r\n\r\n\r\n';
const notModified = 'HTTP/1.1 304 Not Modified\r\netag: "1"\r\n\r\n';
const refused = 'HTTP/1.1 503 Busy\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}';
const goOn = 'HTTP/1.1 100 Continue\r\n\r\n';
const chunked =
  'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n';
const noChunks = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';

describe('The reader of answers', () => {
  it.each([1, 2, 3, 7, 50, 10_000])('finds each answer in pieces of %i bytes', (size) => {
    expect(readInPieces(ok + notModified + goOn + ok + refused, size)).toEqual([
      '200',
      '304',
      '200',
      '503 and close',
    ]);
  });

  it.each([1, 2, 3, 7, 50, 10_000])('finds the end of chunks in pieces of %i bytes', (size) => {
    expect(readInPieces(chunked, size)).toEqual(['200']);
    expect(readInPieces(noChunks, size)).toEqual(['200']);
  });

  it('says nothing of an answer that is not whole', () => {
    expect(readInPieces(ok.slice(0, -1), 5)).toEqual([]);
  });
});
