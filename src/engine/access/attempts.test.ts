import { expect, test } from 'vitest';
import { createAttempts } from './attempts.ts';
import { createTurns } from './turns.ts';

const MINUTE = 60_000;
function start() {
  let at = 0;
  const attempts = createAttempts(() => at);
  return { attempts, wait: (ms: number) => void (at += ms) };
}
const five = (attempts: ReturnType<typeof createAttempts>, account: string, remote: string | undefined) => {
  for (let index = 0; index < 5; index += 1) attempts.begin(account, remote);
};

test('the sixth try within 15 minutes is refused, and each further round waits twice as long', () => {
  const { attempts, wait } = start();
  five(attempts, 'adi', '10.0.0.9');
  expect(() => attempts.begin('ADI', '10.0.0.9')).toThrow('15 minutes');
  wait(15 * MINUTE);
  five(attempts, 'adi', '10.0.0.9');
  expect(() => attempts.begin('adi', '10.0.0.9')).toThrow('30 minutes');
});

test('nobody can lock another person out: other addresses and accounts are not concerned', () => {
  const { attempts } = start();
  five(attempts, 'adi', '10.0.0.9');
  expect(() => attempts.begin('adi', '10.0.0.7')).not.toThrow();
  expect(() => attempts.begin('sri', '10.0.0.9')).not.toThrow();
});

test('tries that are older, or came before the right password, do not count', () => {
  const { attempts, wait } = start();
  for (let index = 0; index < 20; index += 1) {
    attempts.begin('adi', undefined);
    wait(4 * MINUTE);
  }
  five(attempts, 'sri', undefined);
  attempts.succeeded('sri', undefined);
  expect(() => attempts.begin('sri', undefined)).not.toThrow();
});

test('at most two work at once, one for a key, and a key that asks too often is refused alone', async () => {
  const run = createTurns(2, 2);
  let busy = 0;
  let most = 0;
  const open: (() => void)[] = [];
  const work = async () => {
    busy += 1;
    most = Math.max(most, busy);
    await new Promise<void>((done) => open.push(done));
    busy -= 1;
  };
  const first = [run('a', work), run('a', work), run('a', work)];
  await expect(run('a', work)).rejects.toThrow('Too many sign-ins');
  const others = [run('b', work), run('c', work)];
  for (let left = 5; left > 0; left -= 1) {
    await new Promise((soon) => setImmediate(soon));
    open.shift()?.();
  }
  await Promise.all([...first, ...others]);
  expect(most).toBe(2);
});
