import { expect } from 'chai';
import { Counter, Histogram, gauge, total } from '../../../../bot/settings/prometheus';

describe("Prometheus' text format", () => {
  it('has help, kind and a line for each set of labels, whatever their order', () => {
    const counter = new Counter('calls_total', 'Calls.');
    counter.add({ channel: 'telegram', outcome: 'sent' });
    counter.add({ outcome: 'sent', channel: 'telegram' }, 2);
    counter.add({ channel: 'teams', outcome: 'later' });
    expect(counter.text().split('\n')).to.deep.equal([
      '# HELP calls_total Calls.',
      '# TYPE calls_total counter',
      'calls_total{channel="telegram",outcome="sent"} 3',
      'calls_total{channel="teams",outcome="later"} 1',
      '',
    ]);
  });

  it('counts in each bucket what is below or at its limit, and all in the last', () => {
    const seconds = new Histogram('turn_seconds', 'Turns.', [0.1, 0.5, 2.5]);
    for (const taken of [0.05, 0.1, 0.5, 1, 7]) seconds.observe(taken, { outcome: 'done' });
    const lines = seconds.text().split('\n').slice(2, -1);
    expect(lines).to.deep.equal([
      'turn_seconds_bucket{le="0.1",outcome="done"} 2',
      'turn_seconds_bucket{le="0.5",outcome="done"} 3',
      'turn_seconds_bucket{le="2.5",outcome="done"} 4',
      'turn_seconds_bucket{le="+Inf",outcome="done"} 5',
      'turn_seconds_sum{outcome="done"} 8.65',
      'turn_seconds_count{outcome="done"} 5',
    ]);
  });

  it('lets no value of a label break a line', () => {
    const text = gauge('rows', 'Rows\nof "all".', [[{ name: 'a"b\\c\nd' }, 1]]);
    expect(text).to.equal('# HELP rows Rows\\nof "all".\n# TYPE rows gauge\nrows{name="a\\"b\\\\c\\nd"} 1\n');
  });

  it('has no braces where there are no labels', () => {
    expect(gauge('up', 'Up.', [[{}, 1]])).to.match(/\nup 1\n$/);
    expect(total('cpu_total', 'CPU.', 2)).to.match(/ counter\ncpu_total 2\n$/);
  });
});
