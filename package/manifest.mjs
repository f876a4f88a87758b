// custom-elements.json (Custom Elements Manifest 2.1) and web-types.json (for JetBrains' editors), out of what
// element.mjs lists.

import {
  attributes,
  camel,
  cssProperties,
  description,
  events,
  methods,
  parts,
  properties,
  slots,
  states,
  tag,
} from "./element.mjs";

const MODULE = "article-widget.js";
const CLASS = "ArticleWidgetElement";

const typed = ({ type, ...rest }) => ({ ...rest, type: { text: type } });
const quoted = (attribute) =>
  attribute.default === undefined
    ? {}
    : { default: ["number", "boolean"].includes(attribute.type) ? attribute.default : JSON.stringify(attribute.default) };
const own = attributes.filter(({ native }) => !native);

/** The content of custom-elements.json. */
export function manifest() {
  const declaration = { name: CLASS, module: MODULE };
  return {
    schemaVersion: "2.1.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: MODULE,
        declarations: [
          {
            kind: "class",
            customElement: true,
            name: CLASS,
            tagName: tag,
            description,
            superclass: { name: "HTMLElement", package: "global:" },
            attributes: attributes.map(({ name, type, description, native, ...rest }) => ({
              name,
              ...typed({ type }),
              ...quoted({ type, ...rest }),
              description,
              fieldName: camel(name),
              ...(native && { inheritedFrom: { name: "HTMLElement", package: "global:" } }),
            })),
            members: [
              ...own.map(({ name, type, description, ...rest }) => ({
                kind: "field",
                name: camel(name),
                ...typed({ type }),
                ...quoted({ type, ...rest }),
                description,
                attribute: name,
                reflects: true,
              })),
              ...properties.map(({ name, type, readonly, description }) => ({
                kind: "field",
                name,
                ...typed({ type }),
                description,
                ...(readonly && { readonly }),
              })),
              ...methods.map(({ name, returns, description }) => ({
                kind: "method",
                name,
                description,
                return: { type: { text: returns } },
              })),
            ],
            events: events.map(({ name, type, description }) => ({
              name,
              type: { text: `CustomEvent<${type}>` },
              description,
            })),
            slots,
            cssParts: parts,
            cssProperties,
            cssStates: states,
          },
        ],
        exports: [{ kind: "custom-element-definition", name: tag, declaration }],
      },
    ],
  };
}

/** The content of web-types.json. */
export function webTypes(version) {
  const value = ({ type }) => (type === "boolean" ? { type, required: false } : { type });
  return {
    $schema: "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json",
    name: tag,
    version,
    "js-types-syntax": "typescript",
    "description-markup": "markdown",
    contributions: {
      html: {
        elements: [
          {
            name: tag,
            description,
            attributes: attributes.map((attribute) => ({
              name: attribute.name,
              description: attribute.description,
              ...(attribute.default !== undefined && { default: attribute.default }),
              value: value(attribute),
            })),
            slots: slots.map(({ name, description }) => ({ name, description })),
            js: {
              properties: [
                ...own.map(({ name, type, description, ...rest }) => ({
                  name: camel(name),
                  type,
                  description,
                  ...quoted({ type, ...rest }),
                })),
                ...properties.map(({ name, type, readonly, description }) => ({
                  name,
                  type,
                  description,
                  ...(readonly && { "read-only": true }),
                })),
              ],
              events: events.map(({ name, type, description }) => ({
                name,
                description,
                type: `CustomEvent<${type}>`,
              })),
            },
            css: {
              properties: cssProperties.map(({ name, description, ...rest }) => ({
                name,
                description,
                ...(rest.default && { default: rest.default }),
              })),
              parts,
            },
          },
        ],
      },
    },
  };
}
