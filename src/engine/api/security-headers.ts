import type { FastifyHelmetOptions } from '@fastify/helmet';

const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
};
const YEAR_S = 365 * 24 * 3600;

/** @param strictTransport the certificate is one that browsers trust, so they may be told to insist on TLS */
export const securityHeaders = (strictTransport: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: CONTENT_SECURITY,
  strictTransportSecurity: strictTransport && { maxAge: YEAR_S, includeSubDomains: false },
  crossOriginEmbedderPolicy: false,
});
