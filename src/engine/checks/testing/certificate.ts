import { readFileSync } from 'node:fs';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** A certificate for nothing but these tests: self-signed, for ronda.test, until 2036-11-18. */
export const selfSigned = () => ({ key: read('key.pem'), cert: read('certificate.pem') });
