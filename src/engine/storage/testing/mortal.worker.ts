// The storage thread with a way to end it from a test: asking for the setting "die".
import { parentPort } from 'node:worker_threads';
import '../storage.worker.ts';

parentPort?.on('message', (message: { readonly call: string; readonly input: unknown }) => {
  if (message.call === 'setting' && message.input === 'die') process.exit(9);
});
