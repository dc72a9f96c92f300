import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standInForBrowser } from '../../../test/renderer/stand-ins.ts';
import { DEFAULT_RANGE } from '../time/range.ts';
import { createRangeHistory, RangeHistoryProvider } from './range-history.ts';
import { RangePicker } from './RangePicker.tsx';
import { Splitter } from './Splitter.tsx';
import { createSpeech, SpeechProvider } from './Translation.tsx';

const speech = createSpeech('en');

function Page() {
  const [range, setRange] = useState(DEFAULT_RANGE);
  const [history] = useState(createRangeHistory);
  return (
    <SpeechProvider speech={speech}>
      <RangeHistoryProvider value={history}>
        <RangePicker range={range} onRange={setRange} />
        <p data-testid="range">{`${range.from}|${range.to}`}</p>
        <Splitter name="test" first="left" second="right" />
      </RangeHistoryProvider>
    </SpeechProvider>
  );
}
const shown = () => screen.getByTestId('range').textContent;

describe('the range picker', () => {
  beforeEach(() => {
    standInForBrowser();
    window.localStorage.clear();
    render(<Page />);
  });
  afterEach(cleanup);
  const user = userEvent.setup();

  it('opens with "t" and takes a preset or whole days', async () => {
    await user.keyboard('t');
    await user.click(await screen.findByRole('button', { name: /^6\sh$/ }));
    expect(shown()).toBe('now-6h|now');
    await user.keyboard('t');
    await user.click(await screen.findByRole('button', { name: 'Yesterday' }));
    expect(shown()).toBe('now-1d/d|now/d');
  });

  it('takes a typed range and says what is wrong with one', async () => {
    await user.keyboard('t');
    const from = await screen.findByLabelText('From');
    await user.clear(from);
    await user.type(from, 'now-6x{Enter}');
    expect(screen.getByText(/^This is no moment\./)).toBeDefined();
    expect(from.getAttribute('aria-invalid')).toBe('true');
    await user.clear(from);
    await user.type(from, 'now-1w/w{Enter}');
    expect(shown()).toBe('now-1w/w|now');
  });

  it('goes back and forward through what was shown', async () => {
    expect(screen.getByRole('button', { name: 'Range before' })).toHaveProperty('disabled', true);
    await user.keyboard('t');
    await user.click(await screen.findByRole('button', { name: /^6\sh$/ }));
    await user.click(screen.getByRole('button', { name: 'Range before' }));
    expect(shown()).toBe('now-1h|now');
    await user.click(screen.getByRole('button', { name: 'Range after' }));
    expect(shown()).toBe('now-6h|now');
  });
});

describe('a splitter', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('is moved by arrow keys, within bounds, and remembers', async () => {
    window.localStorage.clear();
    const { unmount } = render(<Page />);
    const user = userEvent.setup();
    const bar = screen.getByRole('separator', { name: 'Size of the panes' });
    bar.focus();
    await user.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}');
    expect(bar.getAttribute('aria-valuenow')).toBe('62');
    await user.keyboard('{End}');
    expect(bar.getAttribute('aria-valuenow')).toBe('85');
    unmount();
    render(<Page />);
    expect(screen.getByRole('separator').getAttribute('aria-valuenow')).toBe('85');
  });
});
