// Reading and writing what the binary format of WebAssembly is made of (core specification, section 5).

/** Reads from a place on. */
export class Reader {
  constructor(buffer, at = 0) {
    this.buffer = buffer;
    this.at = at;
  }

  byte() {
    return this.bytes(1)[0];
  }

  bytes(length) {
    const end = this.at + length;
    if (end > this.buffer.length) throw new Error("the wasm ends in the middle");
    const bytes = this.buffer.subarray(this.at, end);
    this.at = end;
    return bytes;
  }

  /** An unsigned LEB128. */
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  /** Reads past a signed LEB128. */
  skipSigned() {
    while (this.byte() > 127);
  }

  string() {
    return this.bytes(this.number()).toString("utf8");
  }
}

/** The sections of a module: `{ id, name, content, whole }`, a name for custom ones; `content` begins after it. */
export function sections(wasm) {
  const all = [];
  const reader = new Reader(wasm, 8);
  while (reader.at < wasm.length) {
    const start = reader.at;
    const id = reader.byte();
    const inside = reader.bytes(reader.number());
    const reads = new Reader(inside);
    const name = id === 0 ? reads.string() : undefined;
    all.push({ id, name, inside, content: inside.subarray(reads.at), whole: wasm.subarray(start, reader.at) });
  }
  return all;
}

export function section(id, content) {
  return Buffer.concat([Buffer.from([id]), number(content.length), content]);
}

export function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return Buffer.from([...bytes, value]);
}

export function string(text) {
  const bytes = Buffer.from(text);
  return Buffer.concat([number(bytes.length), bytes]);
}
