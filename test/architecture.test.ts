import { expect } from 'chai';
import { oversized, strayTests, undecided, unwieldy } from './architecture/order';
import { STILL_READING, customerWords } from './architecture/customer-words';
import { circles } from './architecture/circles';
import { BREACHES, NO_WORDS, PASSAGES, IMPURE, WORDS, WRONG_WAYS, RIGHT_WAYS } from './architecture/examples';
import { impurities } from './architecture/purity';
import { wrongWays } from './architecture/rooms';
import { foldersAbove, foldersOf, sourcesOf } from './architecture/source';
import { breaches } from './architecture/walls';

/** `npm test` runs in the package's folder. */
const ROOT = process.cwd();

describe('The architecture holds', () => {
  const sources = sourcesOf(ROOT);

  it('every folder of the product is looked at', () => {
    const folders = new Set(sources.map(({ path }) => path.split('/')[0]));
    expect([...folders]).to.include.members([
      'bot',
      'dialogs',
      'domain',
      'models',
      'recognizers',
      'web',
      'test',
    ]);
  });

  it('nobody imports whom they may not know', () => {
    none(sources.flatMap(breaches));
  });

  it('rooms know the rooms below them only', () => {
    none(sources.flatMap(wrongWays));
  });

  it('nothing stands in a circle', () => {
    none(circles(sources));
  });

  it('domain and dialogs depend on their arguments alone', () => {
    none(sources.flatMap(impurities));
  });

  it('no word of a customer is looked for in dialogs/ or domain/', () => {
    none(sources.filter(({ path }) => !STILL_READING.includes(path)).flatMap(customerWords));
  });

  it('what is said to read still does, and is otherwise off the list', () => {
    const reading = sources.filter((source) => customerWords(source).length > 0).map(({ path }) => path);
    expect(reading).to.include.members([...STILL_READING]);
  });

  it('folders say what lives in them', () => {
    none(undecided(foldersOf(ROOT)));
  });

  it('tests stand where what they test stands', () => {
    // An empty folder, left behind by a move, is nobody's room.
    const filled = new Set(sources.flatMap(({ path }) => foldersAbove(path)));
    none(strayTests([...filled]));
  });

  it('files can be read in one sitting', () => {
    none(sources.flatMap(oversized));
  });

  it('functions can be kept in mind', () => {
    none(sources.flatMap(unwieldy));
  });
});

describe('Every wall can fail', () => {
  for (const [path, text, hint] of BREACHES()) {
    it(`${path}: ${text}`, () => expect(breaches({ path, text }).join()).to.include(hint));
  }

  for (const [path, text] of PASSAGES()) {
    it(`but not for ${path}: ${text}`, () => none(breaches({ path, text })));
  }

  for (const [text, hint] of IMPURE()) {
    it(`domain and dialogs: ${text}`, () => {
      expect(impurities({ path: 'domain/ladder/rung.ts', text }).join()).to.include(hint);
      expect(impurities({ path: 'dialogs/steering/greet.ts', text }).join()).to.include(hint);
      none(impurities({ path: 'bot/jobs/scheduler.ts', text }));
    });
  }

  for (const [path, text, hint] of WRONG_WAYS()) {
    it(`${path}: ${text}`, () => expect(wrongWays({ path, text }).join()).to.include(hint));
  }

  for (const [path, text] of RIGHT_WAYS()) {
    it(`but not for ${path}: ${text}`, () => none(wrongWays({ path, text })));
  }

  for (const [text, hint] of WORDS()) {
    it(`words of customers: ${text}`, () => {
      expect(customerWords({ path: 'dialogs/leads/answer.ts', text }).join()).to.include(hint);
      expect(customerWords({ path: 'domain/leads/lead.ts', text }).join()).to.include('content/');
      none(customerWords({ path: 'recognizers/slots/slot-reader.ts', text }));
    });
  }

  for (const text of NO_WORDS()) {
    it(`but not for ${text}`, () => none(customerWords({ path: 'dialogs/leads/answer.ts', text })));
  }

  it('circles, also of types and with a file between', () => {
    const around = [
      { path: 'domain/leads/lead.ts', text: `import { type LeadScore } from './score';` },
      { path: 'domain/leads/score.ts', text: `import { LINES } from './lines';` },
      { path: 'domain/leads/lines.ts', text: `import { type Lead } from './lead';` },
    ];
    expect(circles(around).join()).to.include('domain/leads/lines.ts → domain/leads/lead.ts');
    none(circles(around.slice(1)));
  });

  it('the calendar computes with dates and still does not read the clock', () => {
    const calendar = (text: string): string[] => impurities({ path: 'domain/time/calendar.ts', text });
    none(calendar('const day = new Date(Date.UTC(2026, 0, 1)); new Intl.DateTimeFormat("en");'));
    expect(calendar('new Date();')).to.have.length(1);
    expect(calendar('Date.now();')).to.have.length(1);
  });

  it('a property may be called what it likes', () => {
    none(
      impurities({
        path: 'domain/ladder/rung.ts',
        text: 'interface A { process: 1 } const a = { Date: b.console, Intl: 1 };',
      }),
    );
  });

  it('folders that mean nothing and files too long to read', () => {
    expect(undecided(['bot', 'bot/utils', 'web/shared']).join())
      .to.include('bot/utils/')
      .and.include('web/shared/');
    expect(oversized({ path: 'bot/a.ts', text: 'x\n'.repeat(251) })).to.have.length(1);
    none(oversized({ path: 'bot/a.ts', text: 'x\n'.repeat(250) }));
  });

  it('tests in a room that the product does not have', () => {
    const product = ['bot', 'bot/desk', 'domain', 'domain/leads', 'models'];
    const mirrored = [
      'test/unit',
      'test/unit/domain/leads',
      'test/integration/desk',
      'test/integration/models',
    ];
    none(strayTests([...product, ...mirrored]));
    expect(strayTests([...product, 'test/unit/desk', 'test/integration/store'])).to.have.length(2);
  });

  it('functions too long to keep in mind, but not those that hold others', () => {
    const steps = (lines: number): string => 'step();\n'.repeat(lines);
    expect(unwieldy({ path: 'bot/a.ts', text: `function a() {\n${steps(39)}}` }).join()).to.include(
      'name its steps',
    );
    none(unwieldy({ path: 'bot/a.ts', text: `function a() {\n${steps(38)}}` }));
    none(
      unwieldy({ path: 'bot/a.ts', text: `const a = () => {\n${steps(30)}run(() => {\n${steps(30)}});\n};` }),
    );
  });
});

function none(found: readonly string[]): void {
  expect(found, `\n${found.join('\n')}\n`).to.deep.equal([]);
}
