import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';

const ROOT = path.resolve(__dirname, '../../../..');
const FOLDER = path.join(ROOT, 'deployment');
const FILES = ['compose.yaml', 'compose.several.yaml'];

interface Service {
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string>;
  env_file?: Array<{ path: string }>;
  ports?: string[];
  volumes?: string[];
  depends_on?: string[] | Record<string, { condition: string }>;
  healthcheck?: object;
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');
const composeOf = (file: string): Compose => parse(read(file), { merge: true }) as Compose;
/** Names that a file takes from its environment; comments tell of others. */
const variablesIn = (text: string): string[] =>
  [...text.replace(/^\s*#.*$/gm, '').matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
const EXPLAINED = readFileSync(path.join(ROOT, '.env.example'), 'utf8') + read('README.md');
const isExplained = (name: string): boolean => new RegExp(`^#? ?${name}=`, 'm').test(EXPLAINED);

for (const file of FILES) {
  describe(`deployment/${file}`, () => {
    const { services, volumes } = composeOf(file);
    const bots = Object.values(services).filter(({ build }) => build);

    it('builds from a file that is there, and mounts files and volumes that are there', () => {
      expect(bots).to.not.have.lengthOf(0);
      for (const { build } of bots) {
        expect(existsSync(path.join(FOLDER, build?.context ?? '', build?.dockerfile ?? ''))).to.equal(true);
      }
      for (const { volumes: mounts = [] } of Object.values(services)) {
        for (const [source = ''] of mounts.map((mount) => mount.split(':'))) {
          const isThere = source.startsWith('.') ? existsSync(path.join(FOLDER, source)) : source in volumes;
          expect(isThere, source).to.equal(true);
        }
      }
    });

    it('takes from the environment only what .env.example or deployment/README.md explains', () => {
      for (const name of variablesIn(read(file))) expect(isExplained(name), name).to.equal(true);
      for (const { environment = {} } of bots) {
        for (const name of Object.keys(environment)) expect(isExplained(name), name).to.equal(true);
      }
    });

    it('waits for services that exist, and for the health of those that tell it', () => {
      for (const { depends_on: needs = {} } of Object.values(services)) {
        const named = Array.isArray(needs) ? needs.map((name) => [name, undefined] as const) : [];
        for (const [name, need] of [...named, ...(Array.isArray(needs) ? [] : Object.entries(needs))]) {
          expect(services, name).to.have.property(name);
          if (need?.condition === 'service_healthy') expect(services[name]).to.have.property('healthcheck');
        }
      }
    });

    it('publishes on this machine only', () => {
      const ports = Object.values(services).flatMap(({ ports: own = [] }) => own);
      expect(ports).to.not.have.lengthOf(0);
      for (const port of ports) expect(port).to.match(/^127\.0\.0\.1:/);
    });
  });
}

describe('deployment/haproxy.cfg', () => {
  const { services } = composeOf('compose.several.yaml');
  const given = services.proxy?.environment ?? {};

  it('is given every address it asks for, and each leads to a process of the bot', () => {
    expect(variablesIn(read('haproxy.cfg')).sort()).to.deep.equal(Object.keys(given).sort());
    const addresses = Object.entries(given).filter(([name]) => name !== 'LISTEN');
    const hosts = addresses.map(([, address]) => address.split(':')[0] ?? '');
    expect(hosts).to.deep.equal(Object.keys(services).filter((name) => services[name]?.build));
    for (const [place, [, address]] of addresses.entries()) {
      expect(address.split(':')[1]).to.equal(services[hosts[place] ?? '']?.environment?.PORT);
    }
    expect(services.proxy?.ports?.[0]?.endsWith(given.LISTEN ?? '?')).to.equal(true);
  });

  it('asks again for the address of every process: one that is made anew has another', () => {
    const text = read('haproxy.cfg');
    const [, resolvers = '?'] = /^resolvers (\w+)$/m.exec(text) ?? [];
    expect(text).to.match(new RegExp(`^  default-server .*\\bresolvers ${resolvers}\\b`, 'm'));
    expect(text).to.match(/^ {2}hold valid 1s$/m);
  });
});

describe('deployment/Dockerfile', () => {
  it('copies what is there, and starts what `npm start` starts', () => {
    const text = read('Dockerfile');
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources = '']) =>
      sources.split(' '),
    );
    const kept = [...text.matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map(([, source = '']) => source);
    for (const source of [...copied, ...kept])
      expect(existsSync(path.join(ROOT, source)), source).to.equal(true);
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const [, command = ''] = /^CMD (\[.*\])$/m.exec(text) ?? [];
    expect((JSON.parse(command) as string[]).join(' ')).to.equal(scripts.start);
  });
});
