import { defineProfile } from './profile.ts';

/** @see SENSATRONICS-EM1 */
export default defineProfile({
  id: 'sensatronics-em1',
  title: 'Sensatronics EM1',
  vendor: 'Sensatronics',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.16174' }],
  version: [{ oid: '1.3.6.1.4.1.16174.1.1.1.1.5' }],
  serial: [{ oid: '1.3.6.1.4.1.16174.1.1.1.1.4' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.16174.1.1.3.3.1.1.3.2', name: { text: 'Probe 1' }, divisor: 10 },
    { class: 'humidity', oid: '1.3.6.1.4.1.16174.1.1.3.3.1.2.3.2', name: { text: 'Probe 1' }, divisor: 10 },
  ],
});
