import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, type MockInstance, vi } from 'vitest';
import { Boundary } from './Boundary.tsx';

function Part({ fails }: { readonly fails: boolean }) {
  if (fails) throw new Error('No such colour.');
  return <p>Drawn.</p>;
}
const part = (place: string, fails: boolean) => (
  <>
    <p>The rest.</p>
    <Boundary place={place} fallback={(message) => <p role="alert">{message}</p>}>
      <Part fails={fails} />
    </Boundary>
  </>
);

let told: MockInstance;
beforeEach(() => {
  told = vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('an error takes its own part of the window and tells what happened', () => {
  render(part('here', true));
  expect(screen.getByText('The rest.')).toBeDefined();
  expect(screen.getByRole('alert').textContent).toBe('No such colour.');
  expect(told).toHaveBeenCalled();
});

it('another place is tried anew, the same one is not', () => {
  const { rerender } = render(part('here', true));
  rerender(part('here', false));
  expect(screen.queryByText('Drawn.')).toBeNull();
  rerender(part('there', false));
  expect(screen.getByText('Drawn.')).toBeDefined();
});
