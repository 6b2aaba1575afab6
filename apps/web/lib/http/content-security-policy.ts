interface PolicyOptions {
  /** Made for one answer and never used again. */
  nonce: string;
  /** Whether browsers reach the site by HTTPS. */
  isHttps: boolean;
  isDevelopment: boolean;
}

/**
 * What a page may load and run. A script runs by the nonce of its page, or because one that did has
 * loaded it; a style sheet comes from here or has the nonce, and a `style` in the markup counts for
 * nothing. React sets styles through the CSSOM, which no policy forbids: only what the server renders
 * has to do without them.
 */
export function writeContentSecurityPolicy(options: PolicyOptions): string {
  const { nonce, isHttps, isDevelopment } = options;
  return [
    "default-src 'none'",
    // React's development build explains errors by eval.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Next's development overlay brings style elements that know no nonce.
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // The same origin's WebSocket is among what 'self' means here.
    "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    // The one of the tickets that are there without a network.
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}
