import { config } from 'zod';

// Zod would otherwise try whether it may compile code, which the content security policy refuses
// and the browser reports. Next runs this file before any other of ours.
config({ jitless: true });
