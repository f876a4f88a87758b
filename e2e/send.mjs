// One answer of a server, and everything that can go wrong with it. An answer may have:
//
//   status, headers, type, body    as they are; `json` is a body too; 200 and JSON if not said otherwise
//   cors: false                    without Access-Control-Allow-Origin
//   before                         a promise that the head waits for
//   between                        promises, one for each cut of the body: the next part waits for it
//   at                             the text before which the body is cut; in equal parts without it
//   hang: "head" | "body"          nothing more comes, and the connection stays open
//   cut: "head" | "body"           the connection is cut
//   bytes                          instead of a body: so many spaces, streamed

import { Buffer } from "node:buffer";
import { once } from "node:events";

const PIECE = Buffer.alloc(256 * 1024, " ");

/** Sends an answer; `allow` is the origin that may read it. */
export async function send(response, answer, allow, entry) {
  const { status = 200, type = "application/json", json } = answer;
  const text = json === undefined ? (answer.body ?? "") : JSON.stringify(json);
  const body = Buffer.from(text);
  const cut = () => {
    entry.state = "cut";
    response.destroy();
  };

  await answer.before;
  if (answer.hang === "head") return;
  if (answer.cut === "head") {
    cut();
    return;
  }
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    ...(allow && answer.cors !== false && { "access-control-allow-origin": allow }),
    ...answer.headers,
  });
  if (answer.bytes) {
    await stream(response, answer.bytes);
    return;
  }
  const between = answer.between ?? (answer.hang || answer.cut ? [undefined] : []);
  const [first, ...rest] = parts(body, between.length, answer.at);
  if (rest.length === 0) {
    response.end(first);
    return;
  }
  response.write(first);
  for (const [number, part] of rest.entries()) {
    await between[number];
    if (answer.hang) return;
    if (answer.cut) {
      // The first part has to leave before the connection is cut.
      setImmediate(cut);
      return;
    }
    response.write(part);
  }
  response.end();
}

/** The body in pieces. */
function parts(body, cuts, at) {
  if (at !== undefined) {
    const place = body.indexOf(at);
    return [body.subarray(0, place), body.subarray(place)];
  }
  const length = Math.ceil(body.length / (cuts + 1));
  return Array.from({ length: cuts + 1 }, (_, number) =>
    body.subarray(number * length, (number + 1) * length),
  );
}

/** As much as the other side takes, and no more than asked for. */
async function stream(response, bytes) {
  const closed = once(response, "close");
  for (let sent = 0; sent < bytes && !response.destroyed; sent += PIECE.length) {
    if (!response.write(PIECE)) {
      await Promise.race([new Promise((drained) => response.once("drain", drained)), closed]);
    }
  }
  response.end();
}
