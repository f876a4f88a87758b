// Whether an article's blocks look as they did to somebody: a line that the browser has rounded to the next pixel
// does, and another colour, size, order or place does not. A new line of a pixel or two would not be noticed.
//
// What was looked at is kept as a picture that is SCALE times as small, each of its pixels the mean of a square, and
// as a list of blocks: name, top, left, width and height, in pixels of the page. Both functions run in a page.

/** A picture as small as those that are kept; all addresses are data's. */
export async function reduced([address, scale]) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const [width, height] = [picture.width, picture.height].map((length) => Math.floor(length / scale));
  const large = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
  large.getContext("2d").drawImage(picture, 0, 0);
  const { data } = large.getContext("2d").getImageData(0, 0, picture.width, picture.height);
  const small = new ImageData(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0;
        for (let row = 0; row < scale; row += 1) {
          for (let column = 0; column < scale; column += 1) {
            sum += data[((y * scale + row) * picture.width + x * scale + column) * 4 + channel];
          }
        }
        small.data[(y * width + x) * 4 + channel] = sum / scale ** 2;
      }
    }
  }
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d").putImageData(small, 0, 0);
  // Nothing is lost.
  return canvas.toDataURL("image/webp", 1);
}

/** How what is seen, a whole picture, differs from what was kept, as a sentence; nothing if it looks the same. */
export async function differ([seen, kept, scale]) {
  /** By how many pixels a block's sides, and its distance from the one above, may differ. */
  const ROUNDED = 2;
  /** How far a channel may be off, of 255. */
  const OFF = 8;
  /** Square parts of the small picture, by the length of their sides, and how many pixels in one may differ. */
  const TILE = 16;
  const MANY = 8;

  const names = ({ blocks }) => blocks.map(([name]) => name);
  const [present, before] = [names(seen), names(kept)];
  const length = Math.max(present.length, before.length);
  const other = Array.from({ length }, (_, at) => at).find((at) => present[at] !== before[at]);
  if (other !== undefined) {
    return `block ${other} is ${present[other] ?? "missing"} instead of ${before[other] ?? "nothing"}`;
  }

  const sides = ({ blocks }) =>
    blocks.map(([, top, left, width, height], at) => {
      const [, above, , , high] = blocks[at - 1] ?? [, 0, , , 0];
      return { distance: top - above - high, left, width, height };
    });
  const earlier = sides(kept);
  for (const [at, place] of sides(seen).entries()) {
    for (const [side, length] of Object.entries(place)) {
      if (Math.abs(length - earlier[at][side]) > ROUNDED) {
        return `block ${at}, ${present[at]}: ${side} ${length} instead of ${earlier[at][side]}`;
      }
    }
  }

  const pixels = async (address) => {
    const picture = new Image();
    picture.src = address;
    await picture.decode();
    const { width, height } = picture;
    const brush = Object.assign(document.createElement("canvas"), { width, height }).getContext("2d");
    brush.drawImage(picture, 0, 0);
    return { width, height, data: brush.getImageData(0, 0, width, height).data };
  };
  const [large, small] = [await pixels(seen.picture), await pixels(kept.picture)];
  if (Math.floor(large.width / scale) !== small.width) return `${large.width} pixels instead of ${small.width * scale}`;

  /** The mean of a channel in the square at a place of the large picture. */
  const mean = (left, top, channel) => {
    let sum = 0;
    for (let row = top; row < top + scale; row += 1) {
      const line = Math.min(Math.max(row, 0), large.height - 1) * large.width;
      for (let column = left; column < left + scale; column += 1) {
        sum += large.data[(line + Math.min(Math.max(column, 0), large.width - 1)) * 4 + channel];
      }
    }
    return sum / scale ** 2;
  };
  /** Whether that is the colour of a pixel of the small picture. A place may lie between two pixels: a picture that gets
   * one more is drawn larger. */
  const same = (left, top, at) => {
    const [x, y] = [Math.floor(left), Math.floor(top)];
    const [right, down] = [left - x, top - y];
    return [0, 1, 2].every((channel) => {
      let value = 0;
      for (const [column, across] of [[0, 1 - right], [1, right]]) {
        for (const [row, along] of [[0, 1 - down], [1, down]]) {
          if (across * along > 0) value += across * along * mean(x + column, y + row, channel);
        }
      }
      return Math.abs(value - small.data[at + channel]) <= OFF;
    });
  };
  /** How far what is drawn may have moved, in quarters of a pixel, the least first; a block's own place is rounded too. */
  const steps = (most) => Array.from({ length: most * 8 + 1 }, (_, at) => ((at % 2 ? 1 : -1) * Math.ceil(at / 2)) / 4);
  const places = steps(2).flatMap((down) => steps(1).map((right) => [right, down]));

  // Each block by itself: what one above has gained or lost by rounding is no difference of its own.
  for (const [block, [name, top]] of kept.blocks.entries()) {
    const moved = seen.blocks[block][1] - top;
    const first = block === 0 ? 0 : Math.floor(top / scale);
    const last = Math.floor((kept.blocks[block + 1]?.[1] ?? Infinity) / scale);
    const tiles = new Map();
    for (let y = first; y < Math.min(last, small.height); y += 1) {
      for (let x = 0; x < small.width; x += 1) {
        const at = (y * small.width + x) * 4;
        if (places.some(([right, down]) => same(x * scale + right, y * scale + moved + down, at))) continue;
        const tile = [x, y - first].map((place) => Math.floor(place / TILE) * TILE * scale).join(", ");
        tiles.set(tile, (tiles.get(tile) ?? 0) + 1);
      }
    }
    const [tile, count] = [...tiles].sort(([, few], [, many]) => many - few)[0] ?? ["", 0];
    if (count > MANY) return `block ${block}, ${name}: ${count} squares of ${scale} pixels differ around ${tile} in it`;
  }
  return undefined;
}
