import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standInForBrowser } from '../../../../test/renderer/stand-ins.ts';
import { createCrosshair, CrosshairProvider } from '../crosshair.ts';
import { createSpeech, SpeechProvider } from '../Translation.tsx';
import { type ShownPlot, TimeChart, type TimeChartProps } from './TimeChart.tsx';

const FROM = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const speech = createSpeech('en');
const format = (value: number) => `${String(value)} ms`;

function plotOf(values: readonly number[], of = 'one'): ShownPlot {
  const at = values.map((_, index) => FROM + index * MINUTE);
  const points = { at, min: values, avg: values, max: values, count: values.map(() => 1) };
  return {
    of,
    span: { from: FROM, to: FROM + 10 * MINUTE },
    traces: [{ id: 'a', label: 'Mean', token: '--series-1', look: 'line', points, format }],
    gaps: [{ from: FROM + 6 * MINUTE, to: FROM + 8 * MINUTE, reason: 'asleep' }],
    marks: [],
    stepMs: MINUTE,
  };
}

function show(props: Partial<TimeChartProps> = {}) {
  const crosshair = createCrosshair();
  const page = (plot: ShownPlot) => (
    <SpeechProvider speech={speech}>
      <CrosshairProvider value={crosshair}>
        <TimeChart title="Latency" resolution="every round" plot={plot} axisText={format} {...props} />
        <TimeChart title="Other" resolution="every round" plot={plotOf([9, 8, 7])} axisText={format} />
      </CrosshairProvider>
    </SpeechProvider>
  );
  const { rerender } = render(page(plotOf([1, 2, 30, 4])));
  const chart = screen.getByRole('region', { name: 'Latency' });
  return { crosshair, chart, user: userEvent.setup(), change: (plot: ShownPlot) => rerender(page(plot)) };
}

describe('a chart over time', () => {
  beforeEach(standInForBrowser);
  afterEach(cleanup);

  it('is a picture with a sentence about it', () => {
    const { chart } = show();
    const label = within(chart).getByRole('img').getAttribute('aria-label');
    expect(label).toMatch(/^Latency, .* mean 9\.25 ms, lowest 1 ms, highest 30 ms at /);
    expect(label).toContain('1 stretches without measurement');
  });

  it('says that nothing was measured', () => {
    const { chart, change } = show();
    change(plotOf([]));
    expect(within(chart).getByText('No measurement in this range.')).toBeDefined();
    expect(within(chart).getByRole('img').getAttribute('aria-label')).toContain('no measurement');
  });

  it('is also a table', async () => {
    const { chart, user } = show();
    await user.click(within(chart).getByRole('button', { name: 'Show as table' }));
    expect(within(chart).queryByRole('img')).toBeNull();
    expect(within(chart).getAllByRole('row')).toHaveLength(5);
    expect(within(chart).getByText('30 ms')).toBeDefined();
    await user.click(within(chart).getByRole('button', { name: 'Show as chart' }));
    expect(within(chart).getByRole('img')).toBeDefined();
  });

  it('shares one crosshair with the others, moved by arrow keys', async () => {
    const { chart, crosshair, user } = show();
    const hand = within(chart).getByRole('slider', { name: 'Moment in Latency' });
    expect(hand.getAttribute('aria-valuetext')).toContain('Arrow keys');
    hand.focus();
    await user.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(crosshair.store.getState().at).toBe(FROM + 2 * MINUTE);
    expect(hand.getAttribute('aria-valuetext')).toContain('Mean 30 ms');
    const other = screen.getByRole('slider', { name: 'Moment in Other' });
    expect(other.getAttribute('aria-valuetext')).toContain('Mean 7 ms');
    await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
    expect(crosshair.store.getState().at).toBe(FROM);
  });

  it('names the gap that is pointed at', () => {
    const { chart, crosshair } = show();
    act(() => crosshair.point(FROM + 7 * MINUTE));
    expect(within(chart).getByText('Not watched: this computer slept')).toBeDefined();
  });

  it('waits while the pointer is on it, but not for another question', () => {
    const { chart, change } = show();
    const hand = within(chart).getByRole('slider');
    fireEvent.pointerEnter(hand);
    change(plotOf([1, 2, 3, 50]));
    expect(within(chart).getByText('Held')).toBeDefined();
    expect(within(chart).getByText('4 ms')).toBeDefined();
    change(plotOf([1, 2, 3, 60], 'two'));
    expect(within(chart).queryByText('Held')).toBeNull();
    expect(within(chart).getByText('60 ms')).toBeDefined();
  });

  it('is zoomed by dragging and goes back with a double click', () => {
    const onZoom = vi.fn<(span: { from: number; to: number }) => void>();
    const onBack = vi.fn<() => void>();
    const { chart } = show({ onZoom, onBack });
    const hand = within(chart).getByRole('slider');
    hand.setPointerCapture = () => undefined;
    hand.getBoundingClientRect = () => ({ left: 0, width: 660 }) as DOMRect;
    fireEvent.pointerDown(hand, { button: 0, clientX: 352, pointerId: 1 });
    fireEvent.pointerMove(hand, { clientX: 172, pointerId: 1 });
    fireEvent.pointerUp(hand, { pointerId: 1 });
    expect(onZoom).toHaveBeenCalledWith({ from: FROM + 2 * MINUTE, to: FROM + 5 * MINUTE });
    fireEvent.pointerDown(hand, { button: 0, clientX: 300, pointerId: 1 });
    fireEvent.pointerUp(hand, { pointerId: 1 });
    expect(onZoom).toHaveBeenCalledTimes(1);
    fireEvent.doubleClick(hand);
    expect(onBack).toHaveBeenCalledTimes(1);
  });
});
