// Makes, moves and changes nodes, for the words that `el.rs` writes. No word names an element or attribute
// that is not in the source of the application.

/** The end of a word. */
const END = "\x1f";

/** Elements that have been replaced, and those that have replaced one: a chain has one entry, the last. */
const chains = new WeakMap();
const now = (node) => chains.get(node)?.last ?? node;

/** Does what one word says at an element: its attributes, classes, properties of its style. */
const equip = (element, kind, rest) => {
  const cut = rest.indexOf("=");
  const [name, value] = [rest.slice(0, cut), rest.slice(cut + 1)];
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
 * Lays words over what stands in a parent: the nodes stay; those at which something lives are returned.
 * Nothing where another tree stands there, which is left as it is.
 */
export const lay = (words, parent) => {
  // A parser cuts a text that is long.
  parent.normalize();
  return follow(words, parent, false) && follow(words, parent, true);
};

/** Goes through what stands in a parent as the words say. Nothing is changed unless the words are `laid`. */
const follow = (words, parent, laid) => {
  const alive = [];
  const items = [];
  let place = parent;
  let next = parent.firstChild;
  /** How much of the next node, a text, belongs to what came before. */
  let taken = 0;
  const last = () => (next ? next.previousSibling : place.lastChild);
  const mark = () => laid && place.insertBefore(parent.ownerDocument.createTextNode(""), next);
  /** The text that comes next; one that goes on with the words after it is cut. */
  const text = (data) => {
    if (!data) return mark();
    const node = next;
    if (node?.nodeType !== 3 || !node.data.startsWith(data, taken)) return undefined;
    taken += data.length;
    if (laid && taken < node.data.length) node.splitText(taken);
    if (taken === node.data.length) {
      taken = 0;
      next = node.nextSibling;
    }
    return node;
  };
  for (const word of words.split(END)) {
    const rest = word.slice(1);
    switch (word[0]) {
      case "<":
        if (taken || next?.localName !== rest) return undefined;
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
        if (node === undefined) return undefined;
        if (word[0] === "~") alive.push(node);
        break;
      }
      case "!":
        alive.push(place);
        break;
      case "(":
      case ")":
        alive.push(mark());
        break;
      case "[":
        items.push(last());
        break;
      case "]": {
        const before = items.pop();
        if (last() === before) mark();
        alive.push(before ? before.nextSibling : place.firstChild, last());
        break;
      }
      case undefined:
        break;
      default:
        // An attribute that is there is not set again: a picture, a frame would load once more.
        if (laid && !has(place, word)) equip(place, word[0], rest);
    }
  }
  return next ? undefined : alive;
};

const has = (element, word) => {
  const cut = word.indexOf("=");
  return word[0] === "@" && element.getAttribute(word.slice(1, cut)) === word.slice(cut + 1);
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

/** Moves a node, where that can be done without its losing the focus, its frame, its scroll positions. */
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
