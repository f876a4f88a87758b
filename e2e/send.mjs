// One answer of a server, and everything that can go wrong with it. An answer may have:
//
//   status, headers, type, body    as they are; `json` is a body too; 200 and JSON if not said otherwise
//   cors: false                    without Access-Control-Allow-Origin
//   before, between                promises that the head, and the second half of the body, wait for
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
  const broken = answer.between || answer.hang || answer.cut;
  const half = broken ? Math.floor(body.length / 2) : body.length;
  if (broken) {
    response.write(body.subarray(0, half));
    await answer.between;
    if (answer.hang) return;
    if (answer.cut) {
      // The first half has to leave before the connection is cut.
      setImmediate(cut);
      return;
    }
  }
  response.end(body.subarray(broken ? half : 0));
}

/** As much as the other side takes, and no more than asked for. */
async function stream(response, bytes) {
  let closed = false;
  response.on("close", () => (closed = true));
  for (let sent = 0; sent < bytes && !closed; sent += PIECE.length) {
    if (!response.write(PIECE)) {
      await Promise.race([once(response, "drain"), once(response, "close")]).catch(() => {});
    }
  }
  response.end();
}
