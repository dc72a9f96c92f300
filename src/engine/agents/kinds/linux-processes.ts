import type { ProcessShape } from './kind.ts';

const kernel = (name: string, cpu = 0.00002): ProcessShape => ({ name, path: '', parameters: '', cpu, memory: 0 });
const service = (path: string, parameters: string, [cpu, memory]: readonly [number, number]): ProcessShape => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  parameters,
  cpu,
  memory,
});
const times = (count: number, one: ProcessShape): readonly ProcessShape[] => Array.from({ length: count }, () => one);

/** What every one has, the first with number 1. */
const BASE: readonly ProcessShape[] = [
  service('/sbin/init', 'splash', [0.0003, 0.003]),
  kernel('kthreadd'),
  kernel('rcu_preempt', 0.0002),
  kernel('migration/0'),
  kernel('ksoftirqd/0', 0.0001),
  kernel('kswapd0'),
  kernel('jbd2/sda2-8', 0.0002),
  service('/usr/lib/systemd/systemd-journald', '', [0.0004, 0.012]),
  service('/usr/lib/systemd/systemd-udevd', '', [0.00005, 0.003]),
  service('/usr/lib/systemd/systemd-networkd', '', [0.00005, 0.003]),
  service('/usr/lib/systemd/systemd-resolved', '', [0.0001, 0.004]),
  service('/usr/lib/systemd/systemd-timesyncd', '', [0.00003, 0.002]),
  service('/usr/lib/systemd/systemd-logind', '', [0.00003, 0.002]),
  service('/usr/bin/dbus-daemon', '--system --address=systemd: --nofork --nopidfile', [0.00005, 0.002]),
  service('/usr/lib/polkit-1/polkitd', '--no-debug', [0.00003, 0.002]),
  service('/usr/sbin/rsyslogd', '-n -iNONE', [0.0002, 0.002]),
  service('/usr/sbin/cron', '-f -P', [0.00002, 0.001]),
  service('/usr/sbin/lldpd', '', [0.0001, 0.001]),
  service('/usr/sbin/sshd', '-D', [0.00002, 0.002]),
  service('/usr/sbin/snmpd', '-LOw -u Debian-snmp -g Debian-snmp -f', [0.002, 0.004]),
  service('/sbin/agetty', '-o -p -- \\u --noclear tty1 linux', [0, 0.001]),
];

/** What a server is for. */
const ROLES: readonly (readonly ProcessShape[])[] = [
  [
    service('/usr/sbin/nginx', '-g daemon on; master_process on;', [0.00002, 0.004]),
    ...times(4, service('/usr/sbin/nginx', '', [0.004, 0.015])),
    ...times(3, service('/usr/sbin/php-fpm8.3', '', [0.006, 0.06])),
  ],
  [
    service('/usr/lib/postgresql/16/bin/postgres', '-D /var/lib/postgresql/16/main', [0.0005, 0.15]),
    ...times(8, service('/usr/lib/postgresql/16/bin/postgres', '', [0.003, 0.04])),
  ],
  [
    service('/usr/sbin/nmbd', '--foreground --no-process-group', [0.0002, 0.004]),
    ...times(6, service('/usr/sbin/smbd', '--foreground --no-process-group', [0.002, 0.02])),
    service('/usr/sbin/rpc.mountd', '', [0.00002, 0.002]),
  ],
  [
    service('/usr/bin/containerd', '', [0.004, 0.03]),
    service('/usr/bin/dockerd', '-H fd:// --containerd=/run/containerd/containerd.sock', [0.004, 0.05]),
    ...times(5, service('/usr/bin/containerd-shim-runc-v2', '-namespace moby', [0.0005, 0.008])),
    ...times(5, service('/usr/bin/node', 'server.js', [0.006, 0.07])),
  ],
];

/** Processes of Linux servers, by what each is for. */
export const linuxProcesses = { base: BASE, roles: ROLES };
