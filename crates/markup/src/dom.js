// Makes, moves and changes nodes, for the words that `el.rs` writes. No word names an element or attribute
// that is not in the source of the application.

/** The end of a word. */
const END = "\x1f";

/** Elements that have been replaced, and those that have replaced one: a chain has one entry, the last. */
const chains = new WeakMap();
const now = (node) => chains.get(node)?.last ?? node;

/** The name and the value of a word. */
const pair = (rest) => {
  const cut = rest.indexOf("=");
  return [rest.slice(0, cut), rest.slice(cut + 1)];
};

/** Does what one word says at an element: its attributes, classes, properties of its style. */
const equip = (element, kind, rest) => {
  const [name, value] = pair(rest);
  if (kind === "@") element.setAttribute(name, value);
  else if (kind === "-") element.style.setProperty(name, value);
  else if (kind === ".") element.classList.add(rest);
};

/**
 * Makes a tree of words, for the document of a node that is `near`; puts it into a parent, if there is one.
 * Returns the nodes at which something lives, in their order: an element, a text, the ends of a place,
 * the ends of an item.
 */
export const draw = (words, near, parent, before) => {
  const document = near.ownerDocument;
  const whole = document.createDocumentFragment();
  const alive = [];
  const items = [];
  let place = whole;
  const text = (data) => place.appendChild(document.createTextNode(data));
  for (const word of words.split(END)) {
    const rest = word.slice(1);
    switch (word[0]) {
      case "<":
        place = place.appendChild(document.createElement(rest));
        break;
      case "/":
        place = place.parentNode;
        break;
      case "#":
        text(rest);
        break;
      case "!":
        alive.push(place);
        break;
      case "~":
      case "(":
      case ")":
        alive.push(text(rest));
        break;
      case "[":
        items.push(place.lastChild);
        break;
      case "]": {
        const last = items.pop();
        // An item is somewhere, even if nothing stands in it.
        if (place.lastChild === last) text("");
        alive.push(last ? last.nextSibling : place.firstChild, place.lastChild);
        break;
      }
      case undefined:
        break;
      default:
        equip(place, word[0], rest);
    }
  }
  parent?.insertBefore(whole, before ?? null);
  return alive;
};

/**
 * Lays words over what stands in a parent: nodes that are what the words say stay, others are changed, made or
 * removed. Returns the nodes at which something lives.
 */
export const lay = (words, parent) => {
  // A parser cuts a text that is long.
  parent.normalize();
  likenesses = new WeakMap();
  const alive = [];
  layInside(tree(words), parent, alive);
  queueMicrotask(() => missed(parent));
  return alive;
};

/** A picture may have failed before anybody heard of it. */
const missed = (parent) => {
  for (const image of parent.querySelectorAll("img")) {
    if (!image.complete || !image.currentSrc || image.naturalWidth) continue;
    // That it is nothing wide may be said of a drawing without a size, too.
    image.decode().catch(() => image.dispatchEvent(new Event("error")));
  }
};

/** What the words say stands in their parent: elements, with what is said of them, and texts and places as they are. */
const tree = (words) => {
  const whole = [];
  const open = [{ inside: whole }];
  for (const word of words.split(END)) {
    const [kind, rest, { says, inside }] = [word[0], word.slice(1), open.at(-1)];
    if (kind === "<") {
      const element = { tag: rest, says: [], inside: [] };
      inside.push(element);
      open.push(element);
    } else if (kind === "/") open.pop();
    else if (kind && "@.-!".includes(kind)) says.push(word);
    else if (kind) inside.push({ kind, text: rest });
  }
  return whole;
};

const layInside = (inside, parent, alive) => {
  const document = parent.ownerDocument;
  const items = [];
  const wanted = nodesOf(inside);
  const found = matched(wanted, Array.from(parent.childNodes));
  const kept = new Set(found.values());
  for (const node of Array.from(parent.childNodes)) if (!kept.has(node)) node.remove();
  let next = parent.firstChild;
  const put = (node) => parent.insertBefore(node, next);
  const last = () => (next ? next.previousSibling : parent.lastChild);
  let coming = 0;
  let cut = "";
  for (const item of inside) {
    const { kind, tag, text } = item;
    if (tag) {
      const node = found.get(item) ?? document.createElement(tag);
      coming += 1;
      if (node !== next) move(node, parent, next);
      next = node.nextSibling;
      say(node, item.says, alive);
      layInside(item.inside, node, alive);
    } else if (text) {
      // Several texts stand in one node, which is cut between them.
      if (!cut) {
        const run = wanted[coming];
        coming += 1;
        const node = found.get(run) ?? document.createTextNode(run.text);
        if (node !== next) move(node, parent, next);
        next = node;
        write(node, run.text);
        cut = run.text;
      }
      cut = cut.slice(text.length);
      const node = next;
      if (cut) node.splitText(text.length);
      next = node.nextSibling;
      if (kind === "~") alive.push(node);
    } else if (kind === "[") {
      items.push(last());
    } else if (kind === "]") {
      const before = items.pop();
      if (last() === before) put(document.createTextNode(""));
      alive.push(before ? before.nextSibling : parent.firstChild, last());
    } else {
      // The end of a place, or an empty text.
      const node = put(document.createTextNode(""));
      if (kind !== "#") alive.push(node);
    }
  }
};

/** Writes a text; what is selected in it stays selected where nothing but white space goes, which indents HTML. */
const write = (node, text) => {
  const at = node.data.indexOf(text);
  if (at < 0) {
    node.data = text;
    return;
  }
  if (node.length > at + text.length) node.deleteData(at + text.length, node.length);
  if (at > 0) node.deleteData(0, at);
};

/** The nodes that stand in an element: its elements, and texts as one where they stand beside each other. */
const nodesOf = (inside) => {
  const nodes = [];
  for (const item of inside) {
    const before = nodes.at(-1);
    if (item.tag) nodes.push(item);
    else if (item.text && before && !before.tag) before.text += item.text;
    else if (item.text) nodes.push({ text: item.text });
  }
  return nodes;
};

/**
 * The node for each of what is wanted: one that is the same with all that stands in it, wherever it is; else the next one
 * of the same kind that is left.
 */
const matched = (wanted, nodes) => {
  const found = new Map();
  const same = new Map();
  for (const node of nodes) {
    const like = likenessOf(node);
    if (same.has(like)) same.get(like).push(node);
    else same.set(like, [node]);
  }
  for (const item of wanted) {
    const node = same.get(likeness(item))?.shift();
    if (node) found.set(item, node);
  }
  const taken = new Set(found.values());
  const left = nodes.filter((node) => !taken.has(node));
  for (const item of wanted) {
    if (found.has(item)) continue;
    const at = left.findIndex((node) => isOfKind(node, item));
    if (at >= 0) found.set(item, left.splice(at, 1)[0]);
  }
  return found;
};

/** Elements that go on playing what they have, whatever their addresses are afterwards. */
const PLAYERS = ["audio", "video", "figure"];
const played = (like) => (like.match(/<(audio|video|source)@[^<>]*/g) ?? []).join();

const isOfKind = (node, item) => {
  if (!item.tag) return node.nodeType === 3;
  if (node.localName !== item.tag) return false;
  if (PLAYERS.includes(item.tag) && played(likenessOf(node)) !== played(likeness(item))) return false;
  return node.className.split(" ")[0] === classes(item.says).split(" ")[0];
};

/**
 * What nodes are told apart by: their elements, where these lead, and their words without white space; of a date that is
 * written for another zone or in another way, which it is.
 */
let likenesses;
const like = (node, make) => {
  if (!likenesses.has(node)) likenesses.set(node, make());
  return likenesses.get(node);
};
const TELLING = ["datetime", "href", "src"];
const likeness = (item) =>
  like(item, () => {
    if (!item.tag) return item.text.replace(/\s/g, "");
    const told = item.says.filter((word) => TELLING.some((name) => word.startsWith(`@${name}=`)));
    const inside = item.tag === "time" && told.length > 0 ? [] : nodesOf(item.inside).map(likeness);
    return `<${item.tag}${told.sort().join("").replace(/\s/g, "")}${inside.join("")}>`;
  });
const likenessOf = (node) =>
  like(node, () => {
    if (node.nodeType === 3) return node.data.replace(/\s/g, "");
    const told = TELLING.filter((name) => node.hasAttribute?.(name)).map((name) => `@${name}=${node.getAttribute(name)}`);
    const inside = node.localName === "time" && told.length > 0 ? [] : Array.from(node.childNodes, likenessOf);
    return `<${node.localName}${told.join("").replace(/\s/g, "")}${inside.join("")}>`;
  });

const classes = (says) => {
  const whole = says.filter((word) => word.startsWith("@class=")).map((word) => word.slice(7));
  return [...whole, ...says.filter((word) => word[0] === ".").map((word) => word.slice(1))].join(" ");
};

/** What belongs to the reader, and how large a picture is thought to be: it would load once more. */
const LEFT = ["open", "sizes", "style"];

/** Gives an element what the words say of it, and takes the rest. */
const say = (element, says, alive) => {
  const has = new Set(LEFT);
  for (const word of says) {
    const [name, value] = pair(word.slice(1));
    if (word === "!") alive.push(element);
    else if (word[0] === "-") element.style.setProperty(name, value);
    else if (word[0] === "@" && name !== "class") {
      // An attribute that is there is not set again: a picture, a frame would load once more.
      if (name === "sizes" ? !element.hasAttribute(name) : element.getAttribute(name) !== value) {
        element.setAttribute(name, value);
      }
      has.add(name);
    }
  }
  const own = classes(says);
  if (own) has.add("class");
  if (element.className !== own) element.className = own;
  for (const name of element.getAttributeNames()) if (!has.has(name)) element.removeAttribute(name);
};

/** Sets an attribute, or removes it. */
export const set = (node, name, value) => {
  if (value === undefined) now(node).removeAttribute(name);
  else now(node).setAttribute(name, value);
};

/** Gives an element a class, or takes it. */
export const classed = (node, name, has) => now(node).classList.toggle(name, has);

/** Sets a property of an element's style, or removes it. */
export const styled = (node, name, value) => now(node).style.setProperty(name, value ?? "");

/** Sets a property of an element. */
export const property = (node, name, value) => {
  now(node)[name] = value;
};

/** The nodes from one to another, without that; none if the page has taken them apart. */
const between = (first, last) => {
  const nodes = [];
  let node = first;
  for (; node && node !== last; node = node.nextSibling) nodes.push(node);
  return node ? nodes : [];
};

/** Removes what stands between the two ends of a place. */
export const clear = (first, last) => {
  for (const node of between(first.nextSibling, last)) node.remove();
};

/** Changes the text between the two ends of a place; it is made anew if the page has replaced it. */
export const changeText = (first, last, data) => {
  const node = first.nextSibling;
  if (node?.nodeType === 3 && node !== last) {
    node.data = data;
    return;
  }
  clear(first, last);
  last.parentNode?.insertBefore(last.ownerDocument.createTextNode(data), last);
};

/** Removes what stands from one node to another. */
export const remove = (first, last) => {
  const [from, to] = [now(first), now(last)];
  for (const node of [from, ...between(from, to), to]) node.remove();
};

/** Moves a node, or brings one in; where that can be done without its losing the focus, its frame, its scroll positions. */
const move = (node, parent, before) => {
  if (parent.moveBefore && node.isConnected && parent.isConnected) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
};

/** Brings items, given by their first and last nodes, into their order before the end of their list. */
export const arrange = (ends, end) => {
  const { parentNode } = end;
  // The page has removed the list.
  if (!parentNode) return;
  let before = end;
  for (let at = ends.length - 2; at >= 0; at -= 2) {
    const [first, last] = [now(ends[at]), now(ends[at + 1])];
    if (last.nextSibling !== before) {
      for (const node of [...between(first, last), last]) move(node, parentNode, before);
    }
    before = first.parentNode === parentNode ? first : last;
  }
};

/** Puts an element into the place of another one; the children move over. */
export const replace = (old, element) => {
  // Both are in the document while the children move, so that these keep their state.
  old.parentNode?.insertBefore(element, old);
  for (const child of Array.from(old.childNodes)) move(child, element, null);
  old.remove();
  const chain = chains.get(old) ?? {};
  chain.last = element;
  chains.set(old, chain);
  chains.set(element, chain);
};
