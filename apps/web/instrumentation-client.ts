// Zod would otherwise try whether it may compile code, which the content security policy refuses
// and the browser reports. It reads this when it is loaded, so the page need not load it for it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
