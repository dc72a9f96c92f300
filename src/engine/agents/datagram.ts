/** A packet an agent sends back. */
export type Datagram = {
  readonly bytes: Uint8Array;
  /** How long after the request, ms; at once unless told. */
  readonly delayMs?: number;
  /** It leaves from another port than was asked: only a liar does that. */
  readonly isFromElsewhere?: boolean;
};
