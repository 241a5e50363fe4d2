/** The part of the browser's `Storage` that is used. */
export interface Storage {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}

/** What a tab remembers over page changes, as JSON. */
export interface Memory {
  read: <Value>(name: string) => Value | undefined;
  /** @param value undefined forgets it */
  write: (name: string, value: unknown) => void;
}

/**
 * A memory that survives a browser without storage, a full one and somebody else's values: whatever cannot be
 * kept or read counts as never written.
 * @param open the storage; merely naming it throws where it is forbidden
 */
export function memoryIn(open: () => Storage): Memory {
  const attempt = <Value>(access: (storage: Storage) => Value): Value | undefined => {
    try {
      return access(open());
    } catch {
      return undefined;
    }
  };
  return {
    read: <Value>(name: string) =>
      attempt((storage) => {
        const text = storage.getItem(`tangga.${name}`);
        return text === null ? undefined : (JSON.parse(text) as Value);
      }),
    write: (name, value) =>
      attempt((storage) => {
        if (value === undefined) storage.removeItem(`tangga.${name}`);
        else storage.setItem(`tangga.${name}`, JSON.stringify(value));
      }),
  };
}
