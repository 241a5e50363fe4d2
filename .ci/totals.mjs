import { writeFileSync } from 'node:fs';
import mocha from 'mocha';

/** Mocha's usual report; its totals go to the file that `TOTALS_FILE` names, for `.ci/run` to add up. */
export default class Totals extends mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once(mocha.Runner.constants.EVENT_RUN_END, () => {
      writeFileSync(process.env.TOTALS_FILE, `${this.stats.passes} ${this.stats.failures}\n`);
    });
  }
}
