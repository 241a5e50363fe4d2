import { type Memory, memoryIn } from '../../../../web/widget/client/memory';

/** A tab's memory that can be handed to the next page. */
export function memoryWith(kept: Map<string, string> = new Map()): {
  memory: Memory;
  kept: Map<string, string>;
} {
  const memory = memoryIn(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }));
  return { memory, kept };
}
