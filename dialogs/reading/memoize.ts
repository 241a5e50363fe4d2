/**
 * A computation done once for each object that is asked about: a message is read by many dialogs in one turn,
 * the words of the catalogue by every turn. Right only for objects that never change.
 */
export function memoize<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}
