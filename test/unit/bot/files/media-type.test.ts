import { expect } from 'chai';
import { acceptedType, nameFor } from '../../../../bot/files/media-type';
import { DEFAULT_UPLOAD_LIMITS } from '../../../../bot/files/upload-limits';

const JPEG = Buffer.from('\xff\xd8\xff\xe0 a picture', 'latin1');
const PNG = Buffer.from('\x89PNG\r\n\x1a\n rest', 'latin1');
const accepted = (declared: string, head: Buffer | string): string | undefined =>
  acceptedType(declared, Buffer.from(head), DEFAULT_UPLOAD_LIMITS.types);

describe('The kind of a file', () => {
  it('is what its bytes say, whatever it is called', () => {
    for (const label of [
      'image/jpeg',
      'image/*',
      'image/jpg',
      'image/png',
      'application/octet-stream',
      '',
      'x',
    ]) {
      expect(accepted(label, JPEG), label).to.equal('image/jpeg');
    }
    expect(accepted('image/jpeg', PNG)).to.equal('image/png');
    expect(accepted('text/plain', PNG)).to.equal('image/png');
    expect(accepted('text/html', '%PDF-1.4 <script>alert(1)</script>')).to.equal('application/pdf');
  });

  it('of a container with several uses is the one it is sent as', () => {
    const container = '\0\0\0\x20ftypM4A ';
    expect(accepted('audio/mp4', container)).to.equal('audio/mp4');
    expect(accepted('video/mp4', container)).to.equal('video/mp4');
    expect(accepted('image/png', container)).to.equal('video/mp4');
  });

  it('is none for what we do not take', () => {
    for (const [label, bytes] of [
      ['image/png', 'MZ a program'],
      ['image/svg+xml', '<svg onload="alert(1)"/>'],
      ['text/html', '<script>alert(1)</script>'],
      ['application/hta', '<hta:application>'],
      ['application/javascript', 'alert(1)'],
      ['text/plain', ''],
      ['text/plain', 'a\0b'],
    ]) {
      expect(accepted(label ?? '', bytes ?? ''), label).to.equal(undefined);
    }
  });
});

describe('The name of a file', () => {
  const table: Array<[given: string, type: string, name: string]> = [
    ['bukti.hta', 'text/plain', 'bukti.txt'],
    ['bukti.bat', 'text/plain', 'bukti.txt'],
    ['bukti.js', 'text/plain', 'bukti.txt'],
    ['logo.svg', 'text/plain', 'logo.txt'],
    ['faktur.html', 'text/plain', 'faktur.txt'],
    ['faktur.html', 'application/pdf', 'faktur.pdf'],
    ['foto.png.exe', 'image/png', 'foto.png'],
    ['foto.PNG', 'image/png', 'foto.PNG'],
    ['foto.png', 'image/jpeg', 'foto.jpg'],
    ['jalan.bat. . ', 'text/plain', 'jalan.txt'],
    ['a.pdf.lnk', 'application/pdf', 'a.pdf'],
    ['file', 'image/jpeg', 'file.jpg'],
    ['daftar.csv', 'text/plain', 'daftar.csv'],
    ['v1.2 catatan', 'text/plain', 'v1.2 catatan.txt'],
    ['rekaman.opus', 'audio/ogg', 'rekaman.opus'],
  ];
  for (const [given, type, name] of table) {
    it(`${given} (${type}) → ${name}`, () => {
      expect(nameFor(given, type)).to.equal(name);
      expect(nameFor(name, type), 'twice').to.equal(name);
    });
  }
});
