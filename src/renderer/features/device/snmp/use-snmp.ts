import { useState } from 'react';
import type { SnmpState } from '../../../../contract/facts.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { useReading } from '../use-reading.ts';

const EVERY_MS = 10_000;

export type Snmp = {
  readonly value: SnmpState | undefined;
  readonly fault: unknown;
  readonly retry: () => void;
  /** Reads everything the device tells again, now. */
  readonly survey: () => void;
  readonly isSurveying: boolean;
  /** Changes when facts were read anew. */
  readonly turn: string;
};

/** How reading a device by SNMP goes, and the way to have everything read again. */
export function useSnmp(id: string): Snmp {
  const { call } = useApp();
  const reading = useReading({ key: id, everyMs: EVERY_MS, read: () => call('devices.snmp', { id }) });
  const [asked, setAsked] = useState<{ readonly value?: SnmpState; readonly fault?: unknown }>({});
  const [isSurveying, setSurveying] = useState(false);
  const survey = async (): Promise<void> => {
    setSurveying(true);
    try {
      setAsked({ value: await call('devices.survey', { id }) });
      reading.retry();
    } catch (fault) {
      setAsked({ fault });
    }
    setSurveying(false);
  };
  return {
    // What is read after a survey tells the same, and more.
    value: reading.value ?? asked.value,
    fault: asked.fault ?? reading.fault,
    retry: () => {
      setAsked({});
      reading.retry();
    },
    survey: () => {
      if (!isSurveying) void survey();
    },
    isSurveying,
    turn: asked.value?.surveyedAt ?? reading.value?.surveyedAt ?? '',
  };
}
