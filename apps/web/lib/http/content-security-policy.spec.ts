import { describe, expect, it } from 'vitest';
import { writeContentSecurityPolicy } from './content-security-policy';

const usual = { nonce: 'bm9uY2U=', isHttps: false, isDevelopment: false, mayRunWasm: false };

describe('The content security policy', () => {
  it('lets scripts and style elements in by the nonce alone', () => {
    const policy = writeContentSecurityPolicy(usual);
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic';");
    expect(policy).toContain("style-src 'self' 'nonce-bm9uY2U=';");
    expect(policy).not.toContain('unsafe');
  });

  it('lets WebAssembly run where a camera is read, and nothing else that is compiled', () => {
    const policy = writeContentSecurityPolicy({ ...usual, mayRunWasm: true });
    expect(policy).toContain(
      "script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic' 'wasm-unsafe-eval';",
    );
    expect(policy).not.toContain("'unsafe-eval'");
  });

  it('lets a worker come from here, whatever started it', () => {
    expect(writeContentSecurityPolicy(usual)).toContain("worker-src 'self';");
  });

  it('asks for HTTPS only where the site has it', () => {
    const upgrade = 'upgrade-insecure-requests';
    expect(writeContentSecurityPolicy(usual)).not.toContain(upgrade);
    expect(writeContentSecurityPolicy({ ...usual, isHttps: true })).toContain(upgrade);
  });

  it('makes exceptions for the tools of development, and keeps the nonce of the scripts', () => {
    const policy = writeContentSecurityPolicy({ ...usual, isDevelopment: true });
    expect(policy).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic' 'unsafe-eval';");
    expect(policy).toContain("style-src 'self' 'unsafe-inline';");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
  });
});
