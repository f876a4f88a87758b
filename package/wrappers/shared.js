// What the components for React, Vue and Svelte share: the names of the element's attributes and events, and how a
// framework's values become attributes. The marked places are filled in from element.mjs.

/** The attribute of a property. */
export const attributes = {
  // generated: attributes
};

/** The events, by the names that React and Vue have for their handlers. */
export const events = {
  // generated: events
};

/** What is there or not, or is text: the element's own, and two of every element's. */
const known = new Set([...Object.values(attributes), "hidden", "inert"]);

/** Properties as attributes: one that is `true` is there, one that is `false` or nothing is not. The rest is left as it is. */
export function written(properties) {
  const all = {};
  for (const [property, value] of Object.entries(properties)) {
    const name = attributes[property] ?? property;
    if (!known.has(name)) all[name] = value;
    else if (value === true) all[name] = "";
    else if (value !== false && value !== null && value !== undefined) all[name] = String(value);
  }
  return all;
}
