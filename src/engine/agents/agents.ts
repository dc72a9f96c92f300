import { Fault } from '../../contract/faults.ts';
import { octetString, TAG } from '../protocols/ber.ts';
import { decodeCommunity, versionOf } from '../protocols/snmp-community.ts';
import { decodePdu, encodePdu, type Pdu } from '../protocols/snmp-pdu.ts';
import { putAnswer } from './answer.ts';
import type { Datagram } from './datagram.ts';
import { type Lie, LIARS } from './liars.ts';
import type { Router } from './network.ts';
import { readCommunityRequest, readRequest } from './request.ts';
import { chance } from './traffic.ts';
import { createV3Agents, type V3User } from './v3-agent.ts';
import { createFinder, type Source, type View } from './view.ts';
import { momentOf, type World } from './world.ts';
import { createWriter, putInteger, putRaw, wrap } from './writer.ts';

export type AgentOptions = {
  /** Communities that may read, and read and write. */
  readonly community: string;
  readonly writeCommunity: string;
  /** Longest packet an agent sends, bytes: what an Ethernet carries in one piece unless told. */
  readonly maxBytes: number;
  /** Undefined: v3 is not answered. */
  readonly v3?: V3User | undefined;
  /** Agents that are meant by a community of their own, whatever address is asked. */
  readonly byCommunity?: ReadonlyMap<string, Router> | undefined;
  /** What a router shows, where that does not follow from its kind. */
  readonly viewOf?: ((router: Router) => View) | undefined;
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
  const v3 = options.v3 && createV3Agents(world, options.v3);

  function sourceOf(router: Router, at: number): Source {
    const moment = momentOf(world, router, at);
    return { finder, moment, view: options.viewOf?.(router) ?? finder.viewFor(moment) };
  }

  function community(addressed: Router, bytes: Uint8Array, at: number): Uint8Array | undefined {
    const asked = readCommunityRequest(bytes);
    if (asked === undefined) return undefined;
    const { version, request } = asked;
    const named = options.byCommunity?.get(asked.community);
    const mayWrite = asked.community === options.writeCommunity;
    if (named === undefined && !mayWrite && asked.community !== options.community) return undefined;
    const source = sourceOf(named ?? addressed, at);
    const name = octetString(Buffer.from(asked.community, 'latin1'));
    out.at = 0;
    putInteger(out, version - 1);
    putRaw(out, name);
    if (!putAnswer(out, request, source, { version, mayWrite, room: options.maxBytes - name.length })) return undefined;
    wrap(out, 0, TAG.sequence);
    return out.bytes.slice(0, out.at);
  }

  /** Heads, engine and signature of v3 take this much of a packet. */
  const v3Room = options.maxBytes - 160;
  function answerPdu(router: Router, pdu: Pdu, at: number): Pdu | undefined {
    const bytes = encodePdu(pdu);
    out.at = 0;
    const request = readRequest(bytes, 0, bytes.length);
    return putAnswer(out, request, sourceOf(router, at), { version: 3, mayWrite: true, room: v3Room })
      ? decodePdu(out.bytes, 0, out.at)
      : undefined;
  }

  function honest(router: Router, bytes: Uint8Array, at: number): Uint8Array | undefined {
    try {
      if (versionOf(bytes) !== 3) return community(router, bytes, at);
      return v3?.respond({ router, at }, bytes, (pdu) => answerPdu(router, pdu, at));
    } catch (thrown) {
      // Bytes that are no request are not answered; anything else is an error of ours.
      if (thrown instanceof Fault && thrown.code === 'invalid-input') return undefined;
      throw thrown;
    }
  }

  /** What a router is told to lie, if it is. */
  function lieOf(router: number, at: number): Lie | undefined {
    const told = faults.find(router, 'lie', at)?.fault;
    if (told?.kind === 'lie') return told.lie;
    if (faults.find(router, 'loop', at) !== undefined) return 'same-oid';
    return faults.find(router, 'trickle', at) === undefined ? undefined : 'trickle';
  }
  /** Liars speak v1 and v2c; of v3 and of what an honest agent would not answer they know nothing. */
  function lied(lie: Lie, bytes: Uint8Array, honestly: Uint8Array): readonly Datagram[] {
    if (versionOf(bytes) === 3) return [{ bytes: honestly }];
    return LIARS[lie]({ message: decodeCommunity(bytes), honest: honestly });
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
    const lie = lieOf(number, at);
    const packets = lie === undefined ? [{ bytes: answer }] : lied(lie, bytes, answer);
    if (slow?.kind !== 'latency') return packets;
    const delayMs = slow.ms + slow.jitterMs * chance(world.network.seed, stats.requests, 42);
    return packets.map((packet: Datagram) => ({ ...packet, delayMs: delayMs + (packet.delayMs ?? 0) }));
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
