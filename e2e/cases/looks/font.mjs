// A font in which every character is the same box and white space is none: what is drawn by it is the same on
// every machine, whatever fonts that has.

const EM = 1000;
const WIDE = 500;

/** The font as a TrueType file. */
export function boxes() {
  const glyph = Buffer.concat([
    words(1, 60, 0, WIDE - 60, 700), // one outline, and its bounds
    words(3, 0), // its last point, no instructions
    Buffer.from([1, 1, 1, 1]), // four points on the line
    words(60, WIDE - 120, 0, -(WIDE - 120)), // where each is, seen from the one before: x …
    words(0, 0, 700, 0), // … and y
  ]);
  const cmap = Buffer.concat([
    words(0, 1, 3, 10),
    longs(12),
    words(13, 0),
    longs(16 + 2 * 12, 0, 2),
    longs(0x20, 0x20, 2), // the space: a glyph without an outline
    longs(0x21, 0x10ffff, 1),
  ]);
  return file({
    "OS/2": Buffer.concat([
      words(4, WIDE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
      Buffer.alloc(10),
      longs(0xffffffff, 0, 0, 0),
      Buffer.from("BOXS"),
      words(0x40, 0x20, 0xffff, 800, -200, 0, 800, 200),
      longs(1, 0),
      words(500, 700, 0, 0x20, 0),
    ]),
    cmap,
    glyf: glyph,
    head: Buffer.concat([
      longs(0x10000, 0x10000, 0, 0x5f0f3cf5),
      words(0, EM),
      longs(0, 0, 0, 0),
      words(0, 0, WIDE, 700, 0, 8, 2, 0, 0),
    ]),
    hhea: Buffer.concat([longs(0x10000), words(800, -200, 0, WIDE, 0, 0, WIDE, 1, 0, 0, 0, 0, 0, 0, 0, 1)]),
    hmtx: words(WIDE, 0, 0, 0),
    // Where each glyph begins, in halves: an empty one, the box, an empty one.
    loca: words(0, 0, glyph.length / 2, glyph.length / 2),
    maxp: Buffer.concat([longs(0x10000), words(3, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: words(0, 0, 6),
    post: Buffer.concat([longs(0x30000, 0), words(-100, 50), longs(0, 0, 0, 0, 0)]),
  });
}

function file(tables) {
  const names = Object.keys(tables);
  const power = 2 ** Math.floor(Math.log2(names.length));
  const head = [longs(0x10000), words(names.length, power * 16, Math.log2(power), (names.length - power) * 16)];
  const bodies = [];
  let offset = 12 + 16 * names.length;
  for (const name of names) {
    const body = Buffer.concat([tables[name], Buffer.alloc((4 - (tables[name].length % 4)) % 4)]);
    head.push(Buffer.from(name), longs(sum(body), offset, tables[name].length));
    bodies.push(body);
    offset += body.length;
  }
  return Buffer.concat([...head, ...bodies]);
}

function sum(body) {
  let sum = 0;
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0;
  return sum;
}

function words(...values) {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => buffer.writeUInt16BE(value & 0xffff, index * 2));
  return buffer;
}

function longs(...values) {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32BE(value >>> 0, index * 4));
  return buffer;
}
