import { type Handoff, isHeld } from '../../domain/handoff/handoff';

/** What a card says of its handoff: whether it may be claimed, who holds it, or that it is over. */
export type Standing =
  | { kind: 'open' }
  | { kind: 'taken'; repId: string; repName: string }
  | { kind: 'over'; repName: string }
  | { kind: 'gone' };

export function standingOf({ state }: Handoff): Standing {
  if (isHeld(state)) return { kind: 'taken', repId: state.repId, repName: state.repName };
  switch (state.status) {
    case 'returned':
    case 'ended':
      return { kind: 'over', repName: state.repName };
    case 'cancelled':
    case 'abandoned':
      return { kind: 'gone' };
    default:
      return { kind: 'open' };
  }
}

/** Names the standing: a card whose name differs is changed. */
export function nameOf(standing: Standing): string {
  switch (standing.kind) {
    case 'taken':
      return `taken ${standing.repId}`;
    default:
      return standing.kind;
  }
}

/** Nothing more comes after it. */
export function isLast(standing: Standing): boolean {
  return standing.kind === 'over' || standing.kind === 'gone';
}
