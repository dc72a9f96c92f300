import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);
/** Flags for a browser that is root, has no graphics card and must not look for the internet. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Network namespaces need Linux, root and iproute2. */
export const hasNamespaces = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/sbin/ip');

const ip = (...args: readonly string[]): void => void execFileSync('/usr/sbin/ip', args, { stdio: 'pipe' });

/**
 * A network of our own: this program's computer and one host, each in a namespace, joined by one cable.
 * There is no way out of it, so nothing that is sent in a test leaves the machine.
 */
export function createNetwork(name: string) {
  const [watcher, host] = [`${name}-watcher`, `${name}-host`];
  const [near, far] = ['near', 'far'];
  const mask = '/29';
  const address = '10.254.90.2';
  for (const one of [watcher, host]) {
    ip('netns', 'add', one);
    ip('-n', one, 'link', 'set', 'lo', 'up');
  }
  ip('-n', watcher, 'link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', host);
  ip('-n', watcher, 'addr', 'add', `10.254.90.1${mask}`, 'dev', near);
  ip('-n', host, 'addr', 'add', `${address}${mask}`, 'dev', far);
  ip('-n', watcher, 'link', 'set', near, 'up');
  ip('-n', host, 'link', 'set', far, 'up');
  return {
    /** Where the program runs. */
    watcher,
    address,
    /** An address of the same network that nobody has. */
    nobody: '10.254.90.5',
    /** Takes the host's address away, or gives it back: the host falls silent, the cable stays. */
    silence: (on: boolean) => ip('-n', host, 'addr', on ? 'del' : 'add', `${address}${mask}`, 'dev', far),
    /** Pulls the cable out of this program's computer, or plugs it in. */
    unplug: (on: boolean) => ip('-n', watcher, 'link', 'set', near, on ? 'down' : 'up'),
    /** Both ends get an address of an IPv6 network, and the host answers at all addresses of `beyond`, as if behind it. */
    extend({ network6, beyond }: { readonly network6: string; readonly beyond: string }): void {
      ip('-n', watcher, 'addr', 'add', `${network6}::1/64`, 'dev', near, 'nodad');
      ip('-n', host, 'addr', 'add', `${network6}::2/64`, 'dev', far, 'nodad');
      ip('-n', host, 'route', 'add', 'local', beyond, 'dev', 'lo');
      ip('-n', watcher, 'route', 'add', beyond, 'via', address);
    },
    /** Pulls the cable out at the host, or plugs it in: this program's computer has no link, and keeps its routes. */
    unplugFar: (on: boolean) => ip('-n', host, 'link', 'set', far, on ? 'down' : 'up'),
    /** Whether the host leaves pings unanswered. */
    ignorePings: (on: boolean) =>
      ip('netns', 'exec', host, 'sh', '-c', `echo ${on ? '1' : '0'} > /proc/sys/net/ipv4/icmp_echo_ignore_all`),
    /** Where the host is. */
    host,
    /** Lets every group use datagram ICMP sockets there, as desktops do. @see icmp(7), ping_group_range */
    allowDatagrams: () =>
      ip('netns', 'exec', watcher, 'sh', '-c', 'echo "0 2147483647" > /proc/sys/net/ipv4/ping_group_range'),
    remove(): void {
      ip('netns', 'del', host);
      ip('netns', 'del', watcher);
    },
  };
}
