// Signs electron-builder's descriptions of a release (latest*.yml), so that installed programs accept it.
//   node scripts/sign-update.ts key FILE                     makes a private key and prints its public part for source.ts
//   node scripts/sign-update.ts sign FILE KEY-ID latest.yml… adds the signature to each
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { signedBytes, UpdateInfo, verifyUpdate } from '../src/main/update/signature.ts';

const require = createRequire(import.meta.url);
/** Read exactly as the program will read it. */
const { parseUpdateInfo } = require('electron-updater/out/providers/Provider.js') as {
  readonly parseUpdateInfo: (text: string, file: string, url: string) => unknown;
};
const OLDEST = '0.0.0';

function makeKey(file: string): void {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  console.log(publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
}

function signRelease(keyFile: string, keyId: string, description: string): void {
  const privateKey = createPrivateKey(readFileSync(keyFile, 'utf8'));
  const text = readFileSync(description, 'utf8').replace(/^rondaSignature:\n(?: .*\n)*/m, '');
  const info = UpdateInfo.parse(parseUpdateInfo(text, description, description));
  const value = sign(null, signedBytes(info), privateKey).toString('base64');
  const complete = `${text.trimEnd()}\nrondaSignature:\n  keyId: ${JSON.stringify(keyId)}\n  value: ${value}\n`;
  // What is written must be what the program accepts.
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  verifyUpdate(parseUpdateInfo(complete, description, description), [{ id: keyId, spki }], OLDEST);
  writeFileSync(description, complete);
  console.log(`${description}: version ${info.version}, ${String(info.files.length)} files, signed by ${keyId}`);
}

const [verb, keyFile, keyId, ...descriptions] = process.argv.slice(2);
if (verb === 'key' && keyFile !== undefined) makeKey(keyFile);
else if (verb === 'sign' && keyFile !== undefined && keyId !== undefined && descriptions.length > 0)
  for (const description of descriptions) signRelease(keyFile, keyId, description);
else {
  console.error('sign-update.ts key FILE | sign FILE KEY-ID latest.yml…');
  process.exitCode = 2;
}
