interface Stretch {
  start: number;
  end: number;
}

/** Whether two stretches of a text have a character in common. */
export function overlaps(first: Stretch, second: Stretch): boolean {
  return first.start < second.end && second.start < first.end;
}
