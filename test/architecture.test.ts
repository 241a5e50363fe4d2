import { expect } from 'chai';
import { oversized, undecided, unwieldy } from './architecture/order';
import { circles } from './architecture/circles';
import { impurities } from './architecture/purity';
import { wrongWays } from './architecture/rooms';
import { foldersOf, sourcesOf } from './architecture/source';
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

  it('folders say what lives in them', () => {
    none(undecided(foldersOf(ROOT)));
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

function BREACHES(): Array<[path: string, text: string, hint: string]> {
  return [
    ['domain/ladder/ladder.ts', `import { z } from 'zod';`, 'imports nothing but itself'],
    ['domain/ladder/ladder.ts', `import { readFileSync } from 'node:fs';`, 'as an argument'],
    [
      'domain/ladder/ladder.ts',
      `import { type Turn } from '../../dialogs/contract/turn';`,
      'move this file to bot/',
    ],
    [
      'dialogs/steering/greet.ts',
      `import { createStore } from '../../models/turns/store';`,
      'dialogs/contract/outputs.ts',
    ],
    ['dialogs/steering/greet.ts', `export { x } from '../../bot/pipeline/hub';`, 'dialogs/contract/turn.ts'],
    [
      'dialogs/steering/greet.ts',
      `import texts from '../../content/nusa-seduh/locales/id.json';`,
      'import type',
    ],
    [
      'dialogs/steering/greet.ts',
      `import type rules from '../../content/nusa-seduh/rules.json';`,
      'the texts of content/',
    ],
    ['dialogs/deep/quote.ts', `const luxon = require('luxon');`, 'part of its Turn'],
    ['recognizers/lu.ts', `import { DataSource } from 'typeorm';`, 'neither database nor channel'],
    [
      'recognizers/lu.ts',
      `import { type Product } from '../../models/schema/catalogue';`,
      'RecognizerContent',
    ],
    ['recognizers/lu.ts', `import { Activity } from 'botframework-schema';`, 'stays below bot/'],
    [
      'models/turns/load.ts',
      `import { say } from '../../dialogs/contract/outputs';`,
      'Rules belong to domain/',
    ],
    ['models/turns/load.ts', `import { z } from 'zod';`, 'its drivers only'],
    ['models/turns/load.ts', `type T = import('botbuilder').Activity;`, 'so that it can be replaced'],
    ['bot/assembly/app.ts', `import { sqlitePlace } from '../../test/databases';`, 'no test and no bench'],
    ['web/shop/shop.ts', `import { redact } from '../../domain/recognition/redact';`, 'import type'],
    ['web/shop/shop.ts', `await import('../../bot/pipeline/hub');`, 'HTTP and WebSocket'],
    ['test/unit/host.test.ts', `import { TestAdapter } from 'botbuilder';`, 'go through bot/'],
  ];
}

function PASSAGES(): Array<[path: string, text: string]> {
  return [
    ['dialogs/contract/texts.ts', `import type texts from '../../content/nusa-seduh/locales/id.json';`],
    ['recognizers/entities/phone.ts', `import { parse } from 'libphonenumber-js';`],
    ['recognizers/data-files.ts', `import path from 'node:path';`],
    ['models/database/database.ts', `import 'reflect-metadata';`],
    ['bot/pipeline/dialog-host.ts', `import { TurnContext } from 'botbuilder';`],
    ['web/desk/state.ts', `import { type View } from '../../bot/desk/views';`],
    ['web/desk/state.ts', `import { element } from './element';`],
  ];
}

function IMPURE(): Array<[text: string, hint: string]> {
  return [
    ['export async function load() {}', 'is asynchronous'],
    ['const load = async () => 1;', 'as an argument'],
    ['const now = Date.now();', 'use turn.now'],
    ['const now = new Date();', 'use turn.now'],
    ['const now = new Date;', 'use turn.now'],
    ['const day = new Date(0);', 'domain/time/calendar.ts'],
    ['const names = new Intl.ListFormat();', 'domain/time/calendar.ts'],
    ['const dice = Math.random();', 'chance is an argument'],
    [`const dice = Math['random']();`, 'chance is an argument'],
    ['const { env } = process;', 'configuration as an argument'],
    ['console.log(1);', 'bot/settings/logger.ts'],
    ['setTimeout(f, 1);', 'bot/jobs/'],
  ];
}

function WRONG_WAYS(): Array<[path: string, text: string, hint: string]> {
  return [
    ['bot/http/server.ts', `import { Turns } from '../pipeline/turn';`, 'bot/assembly/ hands over'],
    ['bot/desk/views.ts', `import { type Job } from '../jobs/job';`, 'they are siblings'],
    ['dialogs/leads/merge.ts', `import { INSULT } from '../complaints/words';`, 'they are siblings'],
    ['dialogs/products/fit.ts', `import { meant } from '../leads/stated-slots';`, 'what two dialogs compute'],
    ['dialogs/contract/turn.ts', `import { type Answer } from '../reading/answer';`, 'it stands above'],
    ['domain/ladder/ladder.ts', `import { type Rules } from '../rules';`, 'Carve the type'],
    ['domain/time/calendar.ts', `import { type Lead } from '../leads/lead';`, 'it stands above'],
    ['models/orders/order-store.ts', `import { load } from '../turns/load';`, 'models/contact/'],
    ['models/schema/contact.ts', `import { type Sql } from '../database/sql';`, 'it stands above'],
    ['domain/loyalty/stars.ts', '', 'in no row'],
    ['dialogs/deadlines.ts', '', 'in no row'],
    ['dialogs/leads/merge.ts', `import { stars } from '../loyalty/stars';`, 'in no row'],
  ];
}

function RIGHT_WAYS(): Array<[path: string, text: string]> {
  return [
    ['dialogs/leads/merge.ts', `import { meant } from '../reading/meant';`],
    ['dialogs/leads/merge.ts', `import { type Lead } from '../../domain/leads/lead';`],
    ['dialogs/leads/merge.ts', `import { retry } from './retry';`],
    ['bot/main.ts', `import { startApp } from './assembly/app';`],
    ['recognizers/lu.ts', `import { random } from './random';`],
  ];
}
