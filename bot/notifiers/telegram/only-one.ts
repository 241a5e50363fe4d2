import { type Handoff } from '../../../domain/handoff/handoff';

/** The handoff that is meant when there is no other. */
export function onlyOne(handoffs: readonly Handoff[]): Handoff | 'none' | 'several' {
  const [first, second] = handoffs;
  if (!first) return 'none';
  return second ? 'several' : first;
}
