// Fills the marked places of index.d.ts and wrappers/shared.js with what element.mjs lists, and the former with the
// types of the own format.

import { attributes, camel, events, methods, properties, types } from "./element.mjs";
import { declarations as format } from "./schema.mjs";

const own = attributes.filter(({ native }) => !native);
const pascal = (name) => camel(`-${name}`);

/** What an attribute may be in a template: numbers and booleans may be written as text, too. */
const written = { number: "number | `${number}`", boolean: 'boolean | ""' };

const places = {
  format: (schema) => format(schema, "ArticleDocument"),
  types: () => [
    ...Object.entries(types).map(([name, type]) => named(name, type)),
    ...events.map(({ name, type, detail }) => named(type, detail, `The \`detail\` of \`${name}\`.`)),
  ],
  events: () => events.map(({ name, type, description }) => field(`"${name}"`, `CustomEvent<${type}>`, description)),
  members: () => [
    ...own.map(({ name, description, ...rest }) =>
      member({ ...rest, name: camel(name), description: say(description, rest.default) }),
    ),
    ...properties.map(member),
    ...methods.map(({ name, returns, description }) => `${comment(description)}\n${name}(): ${returns};`),
  ],
  attributes: () =>
    attributes.map(({ name, type, description, ...rest }) =>
      field(`"${name}"?`, rest.accepts ?? written[type] ?? type, say(description, rest.default)),
    ),
  properties: () => [
    ...own
      .filter(({ name }) => camel(name) !== name)
      .map(({ name, type }) => field(`${camel(name)}?`, written[type] ?? type, `The property of \`${name}\`.`)),
    ...properties
      .filter(({ readonly }) => !readonly)
      .map(({ name, type, accepts, description }) => field(`${name}?`, accepts ?? type, description)),
  ],
};

/** The tables of the components for frameworks. */
const tables = {
  attributes: () => attributes.map(({ name }) => `${camel(name)}: ${JSON.stringify(name)},`),
  events: () => events.map(({ name }) => `on${pascal(name)}: ${JSON.stringify(name)},`),
};

/** The text of index.d.ts, out of the template and the schema of the own format. */
export const declarations = (template, schema) => filled(template, places, schema);

/** The text of wrappers/shared.js, out of its template. */
export const shared = (template) => filled(template, tables);

function filled(template, places, schema) {
  const left = new Set(Object.keys(places));
  const text = template.replace(/^( *)\/\/ generated: (\w+)$/gm, (_, indent, name) => {
    left.delete(name);
    return places[name](schema).join("\n").replace(/^(?=.)/gm, indent);
  });
  if (left.size > 0) throw new Error(`the template has no place for: ${[...left].join(", ")}`);
  return text;
}

function named(name, type, about) {
  const head = about ? `${comment(about)}\n` : "";
  if (typeof type === "string") return `${head}export type ${name} = ${type};`;
  const fields = Object.entries(type).map(([field, type]) => `  ${field}: ${type};`);
  return `${head}export interface ${name} {\n${fields.join("\n")}\n}`;
}

function member({ name, type, accepts, readonly, description }) {
  if (!accepts) return field(`${readonly ? "readonly " : ""}${name}`, type, description);
  return `${comment(description)}\nget ${name}(): ${type};\nset ${name}(value: ${accepts});`;
}

const field = (name, type, description) => `${comment(description)}\n${name}: ${type};`;
const comment = (text) => `/** ${text} */`;
const say = (description, value) => (value ? `${description} Default: \`${value}\`.` : description);
