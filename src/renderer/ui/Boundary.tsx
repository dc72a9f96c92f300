import { Component, type ReactNode } from 'react';

type BoundaryProps = {
  /** What is drawn; with another place it is tried again. */
  readonly place: string;
  readonly children: ReactNode;
  /** What stands there instead. */
  readonly fallback: (message: string) => ReactNode;
};
type BoundaryState = { readonly place?: string; readonly message?: string | undefined };

/**
 * An error while something is drawn ends here, so that it takes this part of the window only and not all of it. React
 * itself tells the console.
 */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = {};

  static getDerivedStateFromError(thrown: unknown): BoundaryState {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  static getDerivedStateFromProps({ place }: BoundaryProps, known: BoundaryState): BoundaryState | null {
    return place === known.place ? null : { place, message: undefined };
  }

  override render(): ReactNode {
    const { message } = this.state;
    return message === undefined ? this.props.children : this.props.fallback(message);
  }
}
