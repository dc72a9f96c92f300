import { expect, it } from 'vitest';
import { Fault } from '../../contract/faults.ts';
import { problemOf } from './problem.ts';

it('an internal error keeps its words to the log', () => {
  expect(problemOf(new Fault('internal', 'secret'))).toMatchObject({
    status: 500,
    title: 'An error in Ronda',
    detail: 'The request could not be carried out; the log has the cause.',
  });
});

it('what passes by itself says so, with the status for it', () => {
  expect(problemOf(new Fault('internal', 'The database is not open.', { retryable: true }))).toMatchObject({
    status: 503,
    title: 'Not possible at this moment',
    detail: 'The database is not open.',
    code: 'internal',
  });
});
