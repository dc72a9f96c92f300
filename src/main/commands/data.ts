import { createEngine } from '../../engine/engine.ts';
import { invoke } from '../../engine/api/invoke.ts';
import { openStorage } from '../../engine/storage/open-storage.ts';
import { connectControl, LOCAL } from '../control.ts';
import { text } from '../flags.ts';
import { createPorts } from '../host.ts';
import { createLog } from '../log.ts';
import { dataDirOf } from '../paths.ts';
import type { StreamAnswer } from '../../contract/define.ts';
import type { Caller, CommandContext, Reader } from './command.ts';

export const DATA_FLAGS = {
  'data-dir': { type: 'string', value: 'DIR', help: 'the data folder' },
  json: { type: 'boolean', help: 'one JSON object a line' },
} as const;

/**
 * Lets a command call on a data folder: through the program that runs on it, else by opening it for as long as that takes.
 *
 * @throws {Fault} of the call, or with a reason when the folder cannot be opened
 */
export async function withData<T>(
  { flags, layout }: CommandContext,
  work: (call: Caller, read: Reader) => Promise<T>,
): Promise<T> {
  const dataDir = dataDirOf(text(flags, 'data-dir'));
  const running = await connectControl(dataDir);
  if (running !== undefined) {
    try {
      return await work(running.call, running.read);
    } finally {
      running.close();
    }
  }
  const log = createLog('error', 'text').logger;
  const ports = createPorts({ layout, log });
  const storage = await openStorage({
    dataDir,
    workerUrl: ports.threads.workerUrl('storage'),
    careUrl: ports.threads.workerUrl('care'),
    isVisit: true,
    onCrash: (error) => log.error({ err: error }, 'the storage thread ended'),
  });
  const engine = await createEngine(ports, { storage });
  const call: Caller = async (name, input) =>
    (await invoke(engine, { name, input }, { principal: LOCAL })) as Awaited<ReturnType<typeof call<typeof name>>>;
  const read: Reader = async (name, input, take) => {
    const request = { name, input };
    const { chunks } = (await invoke(engine, request, { principal: LOCAL })) as StreamAnswer;
    for await (const chunk of chunks) await take(chunk);
  };
  try {
    return await work(call, read);
  } finally {
    await engine.close();
  }
}
