// Zod would otherwise try whether it may compile code, which the content security policy refuses
// and the browser reports. It reads this when it is loaded, so the page need not load it for it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// The style elements of the toasts and of the dialogs need the page's nonce; these are the names that
// their libraries look for it under. Browsers hide it from the markup, not from its own scripts.
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
Object.assign(globalThis, { __nonce__: nonce, __webpack_nonce__: nonce });
