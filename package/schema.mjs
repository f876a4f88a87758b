// Types of TypeScript out of a JSON Schema: an interface for each object that has a name, a union where the schema
// has `anyOf`. A word that is not known here is an error, so that nothing of the schema is lost without a word.

/** Says of values what no type can say. */
const LEFT_OUT = ["$schema", "title", "description", "default", "examples", "format", "pattern", "minLength", "minimum", "maximum"];
const SIMPLE = { string: "string", number: "number", integer: "number", boolean: "boolean" };

/** The declarations for a schema; `root` is the name of what the whole document is. */
export function declarations(schema, root) {
  const { $defs: all, ...document } = schema;
  const types = typed(all);
  const named = Object.keys(all).filter((key) => types.isNamed(all[key]));
  return [...named.map((key) => types.declare(types.name(key), all[key])), types.declare(root, document)];
}

function typed(all) {
  /** Blocks are told apart by their `type`; they have names that no element of the DOM has. */
  const name = (key) => key[0].toUpperCase() + key.slice(1) + (all[key].properties?.type?.const ? "Block" : "");

  /** What is nothing but text, or a list of one thing, needs no name of its own. */
  const isNamed = ({ type, items, enum: words }) => !words && type !== "string" && !(type === "array" && items.$ref);

  function type(schema) {
    const { $ref, enum: words, const: word, anyOf, not, type: kind, items, properties, required, ...rest } = schema;
    const unknown = Object.keys(rest).filter((key) => !LEFT_OUT.includes(key));
    if (unknown.length > 0) throw new Error(`the schema has words that are not known: ${unknown.join(", ")}`);
    if ($ref) return reference($ref) + without(not);
    if (words ?? word) return (words ?? [word]).map((value) => JSON.stringify(value)).join(" | ");
    if (kind === "array") return list(type(items));
    if (kind === "object") return `{\n${indented(fields({ properties, required }))}\n}${without(not)}`;
    if (anyOf) return anyOf.map(type).join(" | ");
    const simple = [kind].flat().map((name) => SIMPLE[name]);
    if (simple.includes(undefined)) throw new Error(`the schema has a type that is not known: ${kind}`);
    return simple.join(" | ");
  }

  function reference(address) {
    const key = address.replace("#/$defs/", "");
    if (!all[key]) throw new Error(`the schema has no ${address}`);
    return isNamed(all[key]) ? name(key) : type(all[key]);
  }

  /** `not: { required: [...] }`: what must not be there. */
  const without = (not) => (not ? ` & { ${not.required.map((field) => `${field}?: never`).join("; ")} }` : "");

  const fields = ({ properties, required = [] }) =>
    Object.entries(properties).map(([field, schema]) => {
      const about = schema.description ?? all[schema.$ref?.replace("#/$defs/", "")]?.description;
      return `${comment(about)}${field}${required.includes(field) ? "" : "?"}: ${type(schema)};`;
    });

  function declare(name, schema) {
    const head = comment(schema.description);
    if (schema.type !== "object") return `${head}export type ${name} =${broken(type(schema))};`;
    return `${head}export interface ${name} {\n${indented(fields(schema))}\n}`;
  }

  return { name, isNamed, declare };
}

const comment = (text) => (text ? `/** ${text} */\n` : "");
const indented = (lines) => lines.join("\n").replace(/^(?=.)/gm, "  ");
const list = (type) => (/^\w+$/.test(type) ? `${type}[]` : `Array<${type}>`);
/** A long union of names has a line for each. */
const broken = (type) => (type.length > 60 && !type.includes("{") ? `\n  | ${type.replaceAll(" | ", "\n  | ")}` : ` ${type}`);
