import { describe, expect, it } from 'vitest';
import { splitStatements } from './split-statements.js';

describe('The statements of a migration', () => {
  it('are parted by semicolons, without what is empty', () => {
    expect(splitStatements('SELECT 1;\n\nSELECT 2;\n')).toEqual(['SELECT 1', 'SELECT 2']);
  });

  it('keep the body of a function whole, and what follows it apart', () => {
    const body = '$$ BEGIN a; b; END $$';
    const script = `CREATE FUNCTION f() AS ${body} LANGUAGE x; SELECT 1; DO ${body}; SELECT 2`;
    expect(splitStatements(script)).toEqual([
      `CREATE FUNCTION f() AS ${body} LANGUAGE x`,
      'SELECT 1',
      `DO ${body}`,
      'SELECT 2',
    ]);
  });
});
