// Makes, moves and changes nodes, for the words that `el.rs` writes. No word names an element or attribute that is not
// in the source of the application.

const { Array, WeakMap } = globalThis;

/** The end of a word. */
const END = "\x1f";

/** What has taken the place of an element. */
const successors = new WeakMap();
const now = (node) => (successors.has(node) ? now(successors.get(node)) : node);

/** Does what one word says at an element: its attributes, classes, properties of its style. */
const equip = (element, kind, rest) => {
  const cut = rest.indexOf("=");
  const [name, value] = [rest.slice(0, cut), rest.slice(cut + 1)];
  if (kind === "@") element.setAttribute(name, value);
  else if (kind === "-") element.style.setProperty(name, value);
  else if (kind === ".") element.classList.add(rest);
};

/**
 * Makes a tree of words, for the document of a node that is `near`; puts it into a parent, if there is one. Returns the
 * nodes at which something lives, in their order: an element, a text, the ends of a place, the ends of an item.
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
 * Lays words over what stands in a parent: the nodes stay, and those at which something lives are returned. Nothing
 * where another tree stands there.
 */
export const lay = (words, parent) => {
  const document = parent.ownerDocument;
  const alive = [];
  const items = [];
  let place = parent;
  let next = parent.firstChild;
  const end = () => place.insertBefore(document.createTextNode(""), next);
  /** The text that comes next; one that goes on with the words after it is cut. */
  const text = (data) => {
    if (!data) return end();
    const node = next?.nodeType === 3 && next.data.startsWith(data) ? next : undefined;
    if (node && node.data !== data) node.splitText(data.length);
    next = node?.nextSibling ?? null;
    return node;
  };
  for (const word of words.split(END)) {
    const rest = word.slice(1);
    switch (word[0]) {
      case "<":
        if (next?.localName !== rest) return undefined;
        place = next;
        next = place.firstChild;
        break;
      case "/":
        if (next) return undefined;
        next = place.nextSibling;
        place = place.parentNode;
        break;
      case "#":
      case "~": {
        const node = text(rest);
        if (!node) return undefined;
        if (word[0] === "~") alive.push(node);
        break;
      }
      case "!":
        alive.push(place);
        break;
      case "(":
      case ")":
        alive.push(end());
        break;
      case "[":
        items.push(next ? next.previousSibling : place.lastChild);
        break;
      case "]": {
        const last = items.pop();
        const before = () => (next ? next.previousSibling : place.lastChild);
        if (before() === last) end();
        alive.push(last ? last.nextSibling : place.firstChild, before());
        break;
      }
      case undefined:
        break;
      default:
        equip(place, word[0], rest);
    }
  }
  return next ? undefined : alive;
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

/** Changes the text that stands behind the beginning of a place. */
export const changeText = (before, data) => {
  before.nextSibling.data = data;
};

const between = (first, last) => {
  const nodes = [];
  for (let node = first; node && node !== last; node = node.nextSibling) nodes.push(node);
  return nodes;
};

/** Removes what stands between the two ends of a place. */
export const clear = (first, last) => {
  for (const node of between(first.nextSibling, last)) node.remove();
};

/** Removes what stands from one node to another. */
export const remove = (first, last) => {
  for (const node of [...between(now(first), now(last)), now(last)]) node.remove();
};

/** Moves a node, where that can be done without its losing the focus, its frame, its scroll positions. */
const move = (node, parent, before) => {
  if (parent.moveBefore && node.isConnected && parent.isConnected) parent.moveBefore(node, before);
  else parent.insertBefore(node, before);
};

/** Brings items, given by their first and last nodes, into their order before the end of their list. */
export const arrange = (ends, end) => {
  const { parentNode } = end;
  let before = end;
  for (let at = ends.length - 2; at >= 0; at -= 2) {
    const [first, last] = [now(ends[at]), now(ends[at + 1])];
    if (last.nextSibling !== before) {
      for (const node of [...between(first, last), last]) move(node, parentNode, before);
    }
    before = first;
  }
};

/** Puts an element into the place of another one; the children move over. */
export const replace = (old, element) => {
  const { parentNode } = old;
  // Both are in the document while the children move, so that these keep their state.
  parentNode?.insertBefore(element, old);
  for (const child of Array.from(old.childNodes)) move(child, element, null);
  old.remove();
  successors.set(old, element);
};
