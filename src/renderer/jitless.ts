import * as z from 'zod';

// zod would try `new Function` to speed up its parsers; the Content-Security-Policy of the host reports the attempt.
// This must run before any module of the contract, so it is the first import of the window.
z.config({ jitless: true });
