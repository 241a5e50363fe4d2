/** Names of labels and their values. Values come from lists of ours, never from what people write. */
export type Labels = Readonly<Record<string, string>>;

/** A figure as Prometheus reads it: its help, its kind and its lines. */
export interface Metric {
  text: () => string;
}

/** The `Content-Type` of Prometheus' text format. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** How often something has happened since this process began. */
export class Counter implements Metric {
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly name: string,
    private readonly help: string,
  ) {}

  add(labels: Labels = {}, by = 1): void {
    const key = labelText(labels);
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }

  readonly text = (): string =>
    head(this.name, this.help, 'counter') +
    [...this.counts].map(([labels, count]) => `${this.name}${labels} ${count}\n`).join('');
}

/** How long something took, in seconds, as counts below each of some limits. */
export class Histogram implements Metric {
  private readonly series = new Map<
    string,
    { labels: Labels; counts: number[]; sum: number; count: number }
  >();

  /** @param limits in seconds, rising */
  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly limits: readonly number[],
  ) {}

  observe(seconds: number, labels: Labels = {}): void {
    const key = labelText(labels);
    const one = this.series.get(key) ?? { labels, counts: this.limits.map(() => 0), sum: 0, count: 0 };
    this.series.set(key, one);
    one.sum += seconds;
    one.count += 1;
    one.counts = one.counts.map((count, index) => (seconds <= (this.limits[index] ?? 0) ? count + 1 : count));
  }

  readonly text = (): string =>
    head(this.name, this.help, 'histogram') +
    [...this.series.values()]
      .map(({ labels, counts, sum, count }) => {
        const buckets = [...counts, count].map((below, index) => {
          const le = String(this.limits[index] ?? '+Inf');
          return `${this.name}_bucket${labelText({ ...labels, le })} ${below}\n`;
        });
        const key = labelText(labels);
        return `${buckets.join('')}${this.name}_sum${key} ${sum}\n${this.name}_count${key} ${count}\n`;
      })
      .join('');
}

/** A value that is read when it is asked for. */
export function gauge(
  name: string,
  help: string,
  values: ReadonlyArray<readonly [labels: Labels, value: number]>,
): string {
  const lines = values.map(([labels, value]) => `${name}${labelText(labels)} ${value}\n`);
  return head(name, help, 'gauge') + lines.join('');
}

/** A count that somebody else keeps. */
export function total(name: string, help: string, value: number): string {
  return `${head(name, help, 'counter')}${name} ${value}\n`;
}

function head(name: string, help: string, kind: 'counter' | 'gauge' | 'histogram'): string {
  return `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${kind}\n`;
}

/** `{a="1",b="2"}` in the order of the names, so that the same labels are the same series. */
function labelText(labels: Labels): string {
  const names = Object.keys(labels).sort();
  if (names.length === 0) return '';
  const parts = names.map((name) => `${name}="${escaped(labels[name] ?? '')}"`);
  return `{${parts.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
