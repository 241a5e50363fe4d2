import { expect } from 'chai';
import { ConfigError, VARIABLES, readConfig } from '../../../../bot/settings/config';

/** Told apart from anything a message could say by itself. */
const SECRET = 'Xq7-geheim';

function refusal(environment: Record<string, string>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error(`accepted: ${JSON.stringify(environment)}`);
}

/** A wrong value of each variable, and what the refusal must say that it wants. */
const WRONG: ReadonlyArray<[name: string, value: string, wants: RegExp]> = [
  ['PORT', 'abc', /a port number/],
  ['PORT', '70000', /at most 65535/],
  ['PORT', '-1', /at least 0/],
  ['PORT', '3.5', /a port number/],
  ['PUBLIC_URL', 'bot.example.com', /https:\/\//],
  ['PUBLIC_URL', `ftp://${SECRET}`, /https:\/\//],
  ['TRUST_PROXY', 'perhaps', /one of true, false/],
  ['LOG_LEVEL', 'loud', /one of trace, debug, info/],
  ['LOG_FORMAT', 'xml', /one of auto, json, pretty/],
  ['COMPANY', '../elsewhere', /a folder under content\//],
  ['COMPANY', 'Nusa Seduh', /small letters/],
  ['DATABASE_URL', `mysql://root:${SECRET}@db/tangga`, /sqlite:.* or postgres:/],
  ['BACKUP_KEEP', '0', /at least 1/],
  ['BACKUP_KEEP', 'all', /a whole number/],
  ['METRICS_TOKEN', SECRET, /at least 16 characters/],
  ['APP_SECRET', SECRET, /at least 32 characters/],
  ['DESK_PASSWORD', SECRET, /at least 12 characters/],
  ['WIDGET_ORIGINS', 'https://shop.example.com/path', /origins separated by commas/],
  ['WIDGET_ORIGINS', 'https://shop.example.com,shop', /without a path/],
  ['DIRECT_LINE_SECRET', SECRET, /at least 24 characters/],
  ['TELEGRAM_BOT_TOKEN', SECRET, /@BotFather/],
  ['TELEGRAM_WEBHOOK_SECRET', `${SECRET} with blanks`, /1 to 256/],
  ['REP_TELEGRAM_BOT_TOKEN', SECRET, /@BotFather/],
  ['SMTP_URL', `http://${SECRET}`, /smtps?:\/\//],
  ['MAIL_FROM', SECRET, /an address/],
  ['REP_WEBHOOK_URL', 'hooks.example.com', /https:\/\//],
  ['REP_WEBHOOK_SECRET', `whsec_${SECRET}`, /24 to 64 bytes/],
  ['CODE_WEBHOOK_URL', 'codes.example.com', /https:\/\//],
  ['CODE_WEBHOOK_SECRET', `whsec_${SECRET}`, /24 to 64 bytes/],
  ['WIDGET_IDENTITY_SECRET', SECRET, /at least 32 characters/],
  ['LUIS_ENDPOINT', 'luis.example.com', /https:\/\//],
  ['LUIS_APP_ID', SECRET, /a UUID/],
  ['LUIS_KEY', SECRET, /go together/],
  ['LUIS_SLOT', 'draft', /one of production, staging/],
  ['MIND_URL', 'llm.example.com/v1', /https:\/\//],
  ['MIND_MODEL', SECRET, /go together/],
  ['MIND_KEY', SECRET, /go together/],
  ['MicrosoftAppId', SECRET, /a UUID/],
  ['MicrosoftAppPassword', SECRET, /go with MicrosoftAppId/],
  ['MicrosoftAppType', 'Multi', /one of SingleTenant, MultiTenant, UserAssignedMSI/],
  ['MicrosoftAppTenantId', SECRET, /a UUID/],
];

describe('A wrong configuration is refused in words', () => {
  for (const [name, value, wants] of WRONG) {
    it(`${name}=${value.replace(SECRET, '…')}`, () => {
      const message = refusal({ [name]: value });
      expect(message).to.include(name).and.include('.env.example').and.match(wants);
      expect(message, 'what was set may be a secret').to.not.include(SECRET);
      expect(message.split('\n'), 'one line for one mistake').to.have.length(3);
    });
  }

  it('every variable that can be wrong has been wrong above', () => {
    const anything = ['HOST', 'BACKUP_FOLDER'];
    expect([...new Set(WRONG.map(([name]) => name)), ...anything]).to.have.members(VARIABLES);
  });

  it('tells all mistakes at once', () => {
    const message = refusal({ PORT: 'x', LOG_LEVEL: 'x', APP_SECRET: SECRET });
    expect(message).to.include('PORT').and.include('LOG_LEVEL').and.include('APP_SECRET');
    expect(message).to.not.include(SECRET);
  });

  it('what tells reps needs all of its parts', () => {
    expect(refusal({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@b.example' })).to.include('PUBLIC_URL');
    expect(refusal({ MAIL_FROM: 'a@b.example' })).to.include('SMTP_URL');
    expect(refusal({ REP_WEBHOOK_URL: 'https://a.example/hook' })).to.include('REP_WEBHOOK_SECRET');
  });

  it('a LUIS endpoint needs all of its three parts', () => {
    const app = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    expect(refusal({ LUIS_ENDPOINT: 'https://luis.example.com', LUIS_APP_ID: app })).to.include('LUIS_KEY');
    const whole = { LUIS_ENDPOINT: 'https://luis.example.com', LUIS_APP_ID: app, LUIS_KEY: SECRET };
    expect(readConfig(whole).luis).to.deep.equal({
      endpoint: whole.LUIS_ENDPOINT,
      appId: app,
      slot: 'production',
    });
  });
});

describe('A registration with Azure', () => {
  const ID = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
  const given = { MicrosoftAppId: ID, MicrosoftAppPassword: SECRET, MicrosoftAppTenantId: ID };

  it('is for one tenant unless it says otherwise', () => {
    const { azure, secrets } = readConfig(given);
    expect(azure).to.deep.equal({ appId: ID, type: 'SingleTenant', tenantId: ID });
    expect(secrets.azurePassword).to.equal(SECRET);
  });

  it('may be for many, without a tenant; and a managed identity has no password', () => {
    const { MicrosoftAppTenantId: _tenant, ...many } = given;
    expect(readConfig({ ...many, MicrosoftAppType: 'MultiTenant' }).azure?.type).to.equal('MultiTenant');
    const { MicrosoftAppPassword: _password, ...managed } = given;
    expect(readConfig({ ...managed, MicrosoftAppType: 'UserAssignedMSI' }).azure?.tenantId).to.equal(ID);
  });

  const HALVES: ReadonlyArray<[environment: Record<string, string>, wants: RegExp]> = [
    [{ MicrosoftAppId: ID }, /SingleTenant wants MicrosoftAppTenantId/],
    [{ MicrosoftAppId: ID, MicrosoftAppTenantId: ID }, /SingleTenant wants MicrosoftAppPassword/],
    [{ MicrosoftAppId: ID, MicrosoftAppType: 'MultiTenant' }, /MultiTenant wants MicrosoftAppPassword/],
    [{ ...given, MicrosoftAppType: 'UserAssignedMSI' }, /has no password/],
    [{ MicrosoftAppTenantId: ID }, /go with MicrosoftAppId/],
  ];

  for (const [environment, wants] of HALVES) {
    it(`is refused by halves: ${Object.keys(environment).join()}`, () => {
      expect(refusal(environment)).to.match(wants).and.not.include(SECRET);
    });
  }
});

describe('A configuration means', () => {
  it('a bot on this machine alone when nothing is set', () => {
    const config = readConfig({});
    expect(config).to.deep.include({
      port: 3978,
      host: '127.0.0.1',
      trustProxy: false,
      company: 'nusa-seduh',
    });
    expect(config.databaseUrl).to.equal('sqlite:./data/tangga.sqlite');
    expect(config.secrets).to.deep.equal({
      app: undefined,
      metrics: undefined,
      deskPassword: undefined,
      directLine: undefined,
      telegramToken: undefined,
      telegramWebhook: undefined,
      repTelegramToken: undefined,
      smtpUrl: undefined,
      luisKey: undefined,
      mindKey: undefined,
      azurePassword: undefined,
      widgetIdentity: undefined,
    });
  });

  it('nothing when a secret is set to nothing', () => {
    expect(readConfig({ APP_SECRET: ' ', DESK_PASSWORD: '', LUIS_KEY: '' })).to.deep.equal(readConfig({}));
  });

  it('a public URL without its last slash, and origins without blanks', () => {
    const config = readConfig({
      PUBLIC_URL: 'https://bot.example.com/',
      WIDGET_ORIGINS: ' https://a.example , https://b.example:8443,',
    });
    expect(config.publicUrl).to.equal('https://bot.example.com');
    expect(config.widgetOrigins).to.deep.equal(['https://a.example', 'https://b.example:8443']);
  });

  it('no secret anywhere but in `secrets`, so that the rest may be logged', () => {
    const secret = SECRET.repeat(4);
    const { secrets, ...rest } = readConfig({
      APP_SECRET: secret,
      DESK_PASSWORD: secret,
      DIRECT_LINE_SECRET: secret,
    });
    expect(secrets).to.include({ app: secret, deskPassword: secret, directLine: secret });
    expect(JSON.stringify(rest)).to.not.include(SECRET);
  });
});
