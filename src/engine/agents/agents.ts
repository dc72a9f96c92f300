import { Fault } from '../../contract/faults.ts';
import { octetString } from '../protocols/ber.ts';
import { versionOf } from '../protocols/snmp-community.ts';
import { putAnswer } from './answer.ts';
import type { Datagram } from './datagram.ts';
import type { Router } from './network.ts';
import { readCommunityRequest } from './request.ts';
import { chance } from './traffic.ts';
import { createFinder } from './view.ts';
import { momentOf, type World } from './world.ts';
import { createWriter, putInteger, putRaw, wrap } from './writer.ts';

export type AgentOptions = {
  /** Communities that may read, and read and write. */
  readonly community: string;
  readonly writeCommunity: string;
  /** Longest packet an agent sends, bytes: what an Ethernet carries in one piece unless told. */
  readonly maxBytes: number;
};
export const AGENT_DEFAULTS: AgentOptions = { community: 'public', writeCommunity: 'private', maxBytes: 1472 };

/** Room for the largest answer before it is measured. */
const BUFFER = 128 * 1024;
const NOTHING: readonly Datagram[] = [];

/** What all agents did since they were started. */
export type AgentStats = {
  requests: number;
  answers: number;
  /** Requests that nobody answers: another community, broken bytes. */
  refused: number;
  /** Requests and answers that a fault kept back. */
  lost: number;
};

/** The agents of all routers of a world: bytes in, packets out. No sockets. */
export function createAgents(world: World, options: AgentOptions) {
  const finder = createFinder();
  const out = createWriter(BUFFER);
  const stats: AgentStats = { requests: 0, answers: 0, refused: 0, lost: 0 };
  const { faults } = world;

  function community(router: Router, bytes: Uint8Array, at: number): Uint8Array | undefined {
    const asked = readCommunityRequest(bytes);
    if (asked === undefined) return undefined;
    const { version, request } = asked;
    const mayWrite = asked.community === options.writeCommunity;
    if (!mayWrite && asked.community !== options.community) return undefined;
    const moment = momentOf(world, router, at);
    const source = { finder, moment, view: finder.viewFor(moment) };
    const name = octetString(Buffer.from(asked.community, 'latin1'));
    out.at = 0;
    putInteger(out, version - 1);
    putRaw(out, name);
    if (!putAnswer(out, request, source, { version, mayWrite, room: options.maxBytes - name.length })) return undefined;
    wrap(out, 0, 0x30);
    return out.bytes.slice(0, out.at);
  }

  function honest(router: Router, bytes: Uint8Array, at: number): Uint8Array | undefined {
    try {
      return versionOf(bytes) === 3 ? undefined : community(router, bytes, at);
    } catch (thrown) {
      // Bytes that are no request are not answered; anything else is an error of ours.
      if (thrown instanceof Fault && thrown.code === 'invalid-input') return undefined;
      throw thrown;
    }
  }

  /** Answers as the faults of a router have it. */
  function troubled(router: Router, bytes: Uint8Array, at: number): readonly Datagram[] {
    const { number } = router;
    const lost = faults.find(number, 'loss', at)?.fault;
    const isLost = lost?.kind === 'loss' && chance(world.network.seed, stats.requests, 41) * 100 < lost.pct;
    if (isLost || world.isStarting(number, at) || faults.find(number, 'silent', at) !== undefined) {
      stats.lost += 1;
      return NOTHING;
    }
    const answer = honest(router, bytes, at);
    if (answer === undefined) return NOTHING;
    const slow = faults.find(number, 'latency', at)?.fault;
    if (slow?.kind !== 'latency') return [{ bytes: answer }];
    return [{ bytes: answer, delayMs: slow.ms + slow.jitterMs * chance(world.network.seed, stats.requests, 42) }];
  }

  return {
    stats: stats as Readonly<AgentStats>,
    /** What a router sends back. */
    respond(router: Router, bytes: Uint8Array, at: number): readonly Datagram[] {
      stats.requests += 1;
      if (faults.isWell(router.number)) {
        const answer = honest(router, bytes, at);
        if (answer === undefined) {
          stats.refused += 1;
          return NOTHING;
        }
        stats.answers += 1;
        return [{ bytes: answer }];
      }
      const answers = troubled(router, bytes, at);
      stats.answers += answers.length;
      return answers;
    },
  };
}
export type Agents = ReturnType<typeof createAgents>;
