// An animated WebP out of pictures of a page: each frame holds only what has changed since the one before. The browser
// encodes; what is done here is to find the change, and to put the frames into one file.
// The container: https://developers.google.com/speed/webp/docs/riff_container

import { Buffer } from "node:buffer";

/**
 * The file, of frames `{ png, time }`, each shown for `time` milliseconds; it begins again at its end. `page` is a page
 * of Chromium in which nothing else happens.
 */
export async function animation(page, frames) {
  await page.evaluate(() => (globalThis.before = undefined));
  const parts = [];
  let size;
  for (const { png, time } of frames) {
    const part = await page.evaluate(encoded, `data:image/png;base64,${png.toString("base64")}`);
    size ??= part;
    const last = parts.at(-1);
    // Nothing has changed: the one before stays longer.
    if (part.bytes) parts.push({ ...part, bytes: Buffer.from(part.bytes, "base64"), time });
    else last.time += time;
  }
  const head = Buffer.alloc(10);
  head[0] = 0x12; // it has transparency, and moves
  head.writeUIntLE(size.width - 1, 4, 3);
  head.writeUIntLE(size.height - 1, 7, 3);
  const chunks = [chunk("VP8X", head), chunk("ANIM", Buffer.alloc(6)), ...parts.map(frame)];
  return riff(Buffer.concat([Buffer.from("WEBP"), ...chunks]));
}

/** Runs in the page: the smallest place that holds what has changed, as a WebP. */
async function encoded(source) {
  const picture = await createImageBitmap(await (await fetch(source)).blob());
  const { width: wide, height: high } = picture;
  const brush = new OffscreenCanvas(wide, high).getContext("2d");
  brush.drawImage(picture, 0, 0);
  const { data } = brush.getImageData(0, 0, wide, high);
  const now = new Uint32Array(data.buffer);
  const { before } = globalThis;
  globalThis.before = now;
  let [left, top, right, bottom] = before ? [wide, high, -1, -1] : [0, 0, wide - 1, high - 1];
  if (before) {
    for (let at = 0; at < now.length; at += 1) {
      if (now[at] === before[at]) continue;
      const [x, y] = [at % wide, Math.floor(at / wide)];
      [left, top] = [Math.min(left, x), Math.min(top, y)];
      [right, bottom] = [Math.max(right, x), Math.max(bottom, y)];
    }
    if (right < 0) return {};
  }
  // Places are counted in steps of two pixels.
  [left, top] = [left & ~1, top & ~1];
  const [width, height] = [right - left + 1, bottom - top + 1];
  const canvas = () => new OffscreenCanvas(width, height);
  const [whole, change] = [canvas(), canvas()];
  whole.getContext("2d").drawImage(picture, -left, -top);
  const pen = change.getContext("2d");
  const pixels = pen.createImageData(width, height);
  const words = new Uint32Array(pixels.data.buffer);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (top + y) * wide + left + x;
      if (!before || now[at] !== before[at]) words[y * width + x] = now[at];
    }
  }
  pen.putImageData(pixels, 0, 0);
  // The smaller of two: without loss, best for text, where what has not changed is transparent; or with loss, best for
  // pictures, where it is not, since its edges would show.
  const blobs = await Promise.all([
    change.convertToBlob({ type: "image/webp", quality: 1 }),
    whole.convertToBlob({ type: "image/webp", quality: 0.9 }),
  ]);
  const blob = blobs.reduce((one, other) => (other.size < one.size ? other : one));
  const url = await new Promise((read) => {
    const reader = new FileReader();
    reader.onload = () => read(reader.result);
    reader.readAsDataURL(blob);
  });
  return { left, top, width, height, bytes: url.split(",")[1] };
}

/** The chunk of a frame: where it stands, how long, and the picture's own chunks. */
function frame({ left, top, width, height, time, bytes }) {
  const head = Buffer.alloc(16);
  head.writeUIntLE(left / 2, 0, 3);
  head.writeUIntLE(top / 2, 3, 3);
  head.writeUIntLE(width - 1, 6, 3);
  head.writeUIntLE(height - 1, 9, 3);
  head.writeUIntLE(time, 12, 3);
  const chunks = [head];
  for (let at = 12; at < bytes.length; ) {
    const length = 8 + bytes.readUInt32LE(at + 4);
    const whole = length + (length & 1);
    // Of a still picture's other chunks, a head and a profile of colours, a frame knows nothing.
    if (/^(ALPH|VP8 |VP8L)$/.test(bytes.toString("latin1", at, at + 4))) chunks.push(bytes.subarray(at, at + whole));
    at += whole;
  }
  return chunk("ANMF", Buffer.concat(chunks));
}

function chunk(name, content) {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
}

const riff = (content) => chunk("RIFF", content);
