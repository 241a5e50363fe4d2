import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { ContentError, formatProblem } from '../../../../bot/content/content-problem';
import { loadContent } from '../../../../bot/content/load-content';
import { type Edits, lineWith, withEdited } from './company-folder';

/** The mistakes loadContent tells of a folder. */
function mistakes(folder: string): string[] {
  try {
    loadContent(folder);
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.problems.map(formatProblem);
    throw error;
  }
}

function mistakesAfter(edits: Edits): string[] {
  return withEdited(edits, mistakes);
}

describe('loadContent', () => {
  it('tells all mistakes of all files at once', () => {
    const found = mistakesAfter({
      'company.yaml': (text) => text.replace('botName: Kira', 'botNmae: Kira'),
      'rules.yaml': (text) => text.replace('answer: 0.75', 'answer: 75'),
      'catalogue.csv': (text) => text.replace(',450000,', ',Rp450.000,'),
    });
    expect(found).to.have.length(4);
    expect(found.join('\n'))
      .to.contain('company.yaml:')
      .and.contain('rules.yaml:')
      .and.contain('catalogue.csv:2');
  });

  it('names a misspelt field and the missing one', () => {
    const found = mistakesAfter({ 'company.yaml': (text) => text.replace('botName:', 'botNmae:') });
    expect(found).to.include('company.yaml:1: "botName" is missing; add it.');
    expect(found.join()).to.match(/"botNmae" is not known here/u);
  });

  it('names the line of a value of the wrong kind', () => {
    const line = lineWith('delivery.yaml', 'idr: 12000');
    const found = mistakesAfter({ 'delivery.yaml': (text) => text.replace('idr: 12000', 'idr: murah') });
    expect(found).to.deep.equal([
      `delivery.yaml:${line}: "zones", entry 1, "idr" must be a number, not a text.`,
    ]);
  });

  it('names a missing file', () => {
    const found = withEdited({}, (folder) => {
      rmSync(path.join(folder, 'stores.yaml'));
      return mistakes(folder);
    });
    expect(found).to.deep.equal(['stores.yaml: This file is missing; add it.']);
  });

  it('does without a locale file', () => {
    const found = withEdited({}, (folder) => {
      rmSync(path.join(folder, 'locales'), { recursive: true, force: true });
      return mistakes(folder);
    });
    expect(found).to.deep.equal([]);
  });

  const broken: Array<[string, string, (text: string) => string, RegExp]> = [
    ['broken YAML', 'stores.yaml', (text) => `${text}- id: [x\n`, /^stores\.yaml:\d+: This cannot be read/u],
    [
      'an unknown time zone',
      'calendar.yaml',
      (text) => text.replace('Asia/Jakarta', 'Jakarta'),
      /^calendar\.yaml:\d+: "timeZone": is no time zone/u,
    ],
    [
      'an impossible hour',
      'calendar.yaml',
      (text) => text.replace("'17:00'", "'25:00'"),
      /^calendar\.yaml:\d+: .*"close": write an hour/u,
    ],
    [
      'an unknown role',
      'reps.yaml',
      (text) => text.replace('[sales]', '[penjual]'),
      /^reps\.yaml:\d+: entry 1, "roles", entry 1 is "penjual"; write one of: sales/u,
    ],
    [
      'an unknown rule',
      'rules.yaml',
      (text) => text.replace('splitWindowH', 'splitHours'),
      /^rules\.yaml:\d+: "ladder.splitHours" is no rule we know/u,
    ],
    [
      'a share above one',
      'rules.yaml',
      (text) => text.replace('margin: 0.1', 'margin: 10'),
      /^rules\.yaml:\d+: "product.margin" is a share/u,
    ],
    [
      'a rule in words',
      'rules.yaml',
      (text) => text.replace('resumeH: 24', 'resumeH: sehari'),
      /^rules\.yaml:\d+: "conversation.resumeH" must be written like 24/u,
    ],
    [
      'a choice that is none',
      'rules.yaml',
      (text) => text.replace('require: any', 'require: some'),
      /^rules\.yaml:\d+: "ladder.advocate.require" must be one of: any, all/u,
    ],
    [
      'an unknown category',
      'catalogue.csv',
      (text) => text.replace('M1,Penggiling Manual M1,penggiling', 'M1,Penggiling Manual M1,gilingan'),
      /^catalogue\.csv:2: Column category: "gilingan"/u,
    ],
    [
      'a relation type that is none',
      'catalogue-extra.yaml',
      (text) => text.replace('cross:', 'crossed:'),
      /^catalogue-extra\.yaml:\d+: "crossed" is not known here/u,
    ],
    [
      'a zone without cities',
      'delivery.yaml',
      (text) => text.replace('id: jawa\n', 'id: java\n'),
      /^delivery\.yaml:\d+: Zone "java" has no cities/u,
    ],
    [
      'a phrase before any intent',
      'phrases/id/products.lu',
      (text) => `- tersesat\n${text}`,
      /^phrases\/id\/products\.lu:1: /u,
    ],
    [
      'a text that is no text',
      'locales/id.json',
      () => '{"a": 1}',
      /^locales\/id\.json:1: "a" must be a text/u,
    ],
  ];
  for (const [name, file, edit, message] of broken) {
    it(`names ${name}`, () => {
      expect(mistakesAfter({ [file]: edit })[0]).to.match(message);
    });
  }
});
