interface PolicyOptions {
  /** Made for one answer and never used again. */
  nonce: string;
  /** Whether browsers reach the site by HTTPS. */
  isHttps: boolean;
  isDevelopment: boolean;
  /** Where a camera's pictures are read: by WebAssembly, if the browser cannot by itself. */
  mayRunWasm: boolean;
}

/**
 * What a page may load and run. A script runs by the nonce of its page, or because one that did has
 * loaded it; a style sheet comes from here or has the nonce, and a `style` in the markup counts for
 * nothing. React sets styles through the CSSOM, which no policy forbids: only what the server renders
 * has to do without them.
 */
export function writeContentSecurityPolicy(options: PolicyOptions): string {
  const { nonce, isHttps, isDevelopment, mayRunWasm } = options;
  // React's development build explains errors by eval.
  const scripts = [mayRunWasm && "'wasm-unsafe-eval'", isDevelopment && "'unsafe-eval'"];
  return [
    "default-src 'none'",
    ["script-src 'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...scripts]
      .filter(Boolean)
      .join(' '),
    // Next's development overlay brings style elements that know no nonce.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // The same origin's WebSocket is among what 'self' means here.
    "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    // Those of what is there without a network: the tickets, and the door.
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
