/** Imports and lines that a wall must not let through, each with a piece of what is then said, and some that it must. */

export function BREACHES(): Array<[path: string, text: string, hint: string]> {
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
    ['web/shop/shop.ts', `import { redact } from '../../recognizers/secrets/redact';`, 'import type'],
    ['web/shop/shop.ts', `await import('../../bot/pipeline/hub');`, 'HTTP and WebSocket'],
    ['test/unit/host.test.ts', `import { TestAdapter } from 'botbuilder';`, 'go through bot/'],
  ];
}

export function PASSAGES(): Array<[path: string, text: string]> {
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

export function IMPURE(): Array<[text: string, hint: string]> {
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

export function WRONG_WAYS(): Array<[path: string, text: string, hint: string]> {
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

export function RIGHT_WAYS(): Array<[path: string, text: string]> {
  return [
    ['dialogs/leads/merge.ts', `import { meant } from '../reading/meant';`],
    ['dialogs/leads/merge.ts', `import { type Lead } from '../../domain/leads/lead';`],
    ['dialogs/leads/merge.ts', `import { retry } from './retry';`],
    ['bot/main.ts', `import { startApp } from './assembly/app';`],
    ['recognizers/lu.ts', `import { random } from './random';`],
  ];
}

/** Words of customers in code, with the one that is named. */
export function WORDS(): Array<[text: string, hint: string]> {
  return [
    ['const NO = /\\b(bukan|not)\\b/iu;', '"bukan"'],
    ["const HELLO = new RegExp(`^(?:halo|${OTHERS})`, 'u');", '"halo"'],
    ["const AROUND = new Set('yang the that'.split(' '));", '"yang the that"'],
    ["const DIGITS = { satu: '1', dua: '2' };", '"satu"'],
    ["if (name.endsWith('nya')) return;", '"nya"'],
  ];
}

/** What may be read as words and is none. */
export function NO_WORDS(): string[] {
  return [
    'const CODE = /^\\p{L}{4}-[\\p{L}\\d]{3}$/iu;',
    "const shown = url.replace(/^https?:\\/\\//u, '');",
    "const spaces = new RegExp('[a-z]{2}', 'gu');",
    "say('order.take-your-time');",
    "throw new RangeError('this is not for people');",
    "import { yes } from './ya';",
  ];
}
