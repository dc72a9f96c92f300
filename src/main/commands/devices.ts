import type { Device } from '../../contract/devices.ts';
import { text } from '../flags.ts';
import { visibleLine } from '../visible-text.ts';
import type { Command } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';

const row = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, index) => cell.padEnd(widths[index] ?? 0))
    .join('  ')
    .trimEnd();

function table(devices: readonly Device[]): readonly string[] {
  const rows = [
    ['STATE', 'NAME', 'ADDRESS', 'SINCE'],
    ...devices.map((device) => [device.state, visibleLine(device.name), device.address, device.since ?? '-']),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) => row(cells, widths));
}

export const devices: Command = {
  name: 'devices',
  usage: '',
  help: 'list the watched devices with their states',
  flags: {
    ...DATA_FLAGS,
    filter: {
      type: 'string',
      value: 'TEXT',
      help: "only those that match, such as 'status:!up site:Pusat latency>50ms'",
    },
  },
  async run(context) {
    const filter = text(context.flags, 'filter');
    const found = await withData(context, async (call) => {
      const all: Device[] = [];
      let cursor: string | undefined;
      do {
        const page = await call('devices.list', {
          limit: 1000,
          ...(filter !== undefined && { q: filter }),
          ...(cursor !== undefined && { cursor }),
        });
        all.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return all;
    });
    const lines = context.flags['json'] === true ? found.map((device) => JSON.stringify(device)) : table(found);
    for (const line of lines) context.print(line);
    return 0;
  },
};
