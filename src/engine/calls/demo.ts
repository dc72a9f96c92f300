import type { Handlers } from '../../contract/contract.ts';
import type { DemoStatus, IncidentKind } from '../../contract/demo.ts';
import { Fault } from '../../contract/faults.ts';

/** What can be done with a simulated network. */
export type Demo = {
  status(): DemoStatus;
  play(kind: IncidentKind): void;
  stop(): void;
};

export const demoCalls = (demo: Demo | undefined): Pick<Handlers, 'demo.status' | 'demo.play' | 'demo.stop'> => {
  const view = () => ({ demo: demo?.status() ?? null });
  function act(work: (running: Demo) => void) {
    if (demo === undefined)
      throw new Fault('unsupported', 'Incidents can only be played on a simulated network: ronda --demo.');
    work(demo);
    return view();
  }
  return {
    'demo.status': view,
    'demo.play': ({ kind }) => act((running) => running.play(kind)),
    'demo.stop': () => act((running) => running.stop()),
  };
};
