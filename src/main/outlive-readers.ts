/**
 * Whoever reads what the program prints (head, a pager, a service manager) may leave before it. As an error that nobody
 * caught that would be logged, which fails again, and so on without end.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
