import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect } from './bundle.ts';
import { createCrashFiles } from './crash-files.ts';
import { redact, redactText } from './redact.ts';

describe('what leaves the computer', () => {
  it.each([
    ['a token of ours', 'sent ronda_AbCdEfGhIjKlMnOpQrStUvWx to it', 'AbCdEf'],
    ['a one-time address', 'http://127.0.0.1:8470/#setup=abcdefgh', 'abcdefgh'],
    ['an authorization header', 'authorization: Bearer abc.def', 'abc.def'],
    ['a password in an address', 'http://admin:hunter2@10.0.0.1/', 'hunter2'],
    ['a password in words', 'password=hunter2; more', 'hunter2'],
    ['a community', 'community: "public-1"', 'public-1'],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----', 'MIIabc'],
  ])('holds no %s', (_, text, secret) => {
    expect(redactText(text)).not.toContain(secret);
  });

  it('loses the values of fields with the name of a secret, however deep, and the name of the home folder', () => {
    const value = { a: [{ snmpCommunity: { x: 'public' }, name: 'core-1' }], path: join(homedir(), 'data') };
    expect(redact(value)).toEqual({ a: [{ snmpCommunity: '[redacted]', name: 'core-1' }], path: join('~', 'data') });
  });

  it('says of a part that cannot be read why', async () => {
    const parts = await collect([
      { name: 'a', summary: 'fine', read: () => ({ n: 1 }) },
      { name: 'b', summary: 'broken', read: () => Promise.reject(new Error('no disk')) },
    ]);
    expect(parts.map(({ text }) => text)).toEqual(['{\n  "n": 1\n}', 'no disk']);
  });
});

describe('crash files', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ronda-crash-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('hold the error with its causes and no secrets, for their owner alone', () => {
    const crashes = createCrashFiles(root);
    const path = crashes.write(new Error('outer', { cause: new Error('token=s3cret') }), { version: '1' }) ?? '';
    const [file] = crashes.list();
    expect(JSON.parse(file?.text ?? '')).toMatchObject({
      version: '1',
      causes: [{ message: 'outer' }, { name: 'Error' }],
    });
    expect(file?.text).not.toContain('s3cret');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(crashes.recent(60_000)).toBe(1);
  });

  it('are kept ten at a time', async () => {
    const crashes = createCrashFiles(root);
    for (let index = 0; index < 13; index += 1) {
      crashes.write(new Error(String(index)), {});
      await new Promise((later) => setTimeout(later, 3));
    }
    expect(readdirSync(join(root, 'crashes'))).toHaveLength(10);
    expect(crashes.list()[0]?.text).toContain('"12"');
  });

  it('that cannot be written are no second crash', () => {
    expect(createCrashFiles(join(root, 'missing\0')).write(new Error('x'), {})).toBeUndefined();
  });
});
