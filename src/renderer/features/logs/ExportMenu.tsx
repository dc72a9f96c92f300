import { ChevronDown, Download } from 'lucide-react';
import { EXPORT_FORMATS, EXPORT_MEDIA, type ExportFormat } from '../../../contract/exports.ts';
import { Button } from '../../ui/Button.tsx';
import { showFault } from '../../ui/faults.ts';
import { Menu, MenuItem, MenuNote } from '../../ui/Menu.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';

const LABELS = { csv: 'logs.exportCsv', ndjson: 'logs.exportNdjson' } as const;

type ExportMenuProps = {
  readonly note: string;
  /** Where the host writes it; undefined where only the window itself can. */
  readonly linkOf: (format: ExportFormat) => string | undefined;
  /** What the window writes. */
  readonly textOf: (format: ExportFormat) => string | Promise<string>;
  readonly name: string;
};

/** Begins a download, as a press on a link does. */
function download(href: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = fileName;
  link.click();
}

/** What is filtered, as a file. */
export function ExportMenu({ note, linkOf, textOf, name }: ExportMenuProps) {
  const speech = useSpeech();
  const { t } = speech;
  const toasts = useToasts();
  const save = async (format: ExportFormat): Promise<void> => {
    const link = linkOf(format);
    const fileName = `ronda-${name}.${format}`;
    if (link !== undefined) {
      download(link, fileName);
      return;
    }
    try {
      const url = URL.createObjectURL(new Blob([await textOf(format)], { type: EXPORT_MEDIA[format] }));
      download(url, fileName);
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch (thrown) {
      toasts.show(showFault(thrown, speech).detail, { tone: 'fault' });
    }
  };
  return (
    <Menu
      trigger={
        <Button icon={<Download size={14} aria-hidden="true" />}>
          {t('logs.export')}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <MenuNote>{note}</MenuNote>
      {EXPORT_FORMATS.map((format) => (
        <MenuItem key={format} onSelect={() => void save(format)}>
          {t(LABELS[format])}
        </MenuItem>
      ))}
    </Menu>
  );
}

/** In a browser the host answers links itself; the desktop window has no such way. */
export const hasLinks = (): boolean => window.location.protocol.startsWith('http');
