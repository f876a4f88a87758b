// Elements in few words.

import { safe } from "../common/read.js";

/** An element with attributes (those without a value are left out) and children (text as text). */
export function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined && value !== null) element.setAttribute(name, value);
  }
  for (const child of children) if (child) element.append(child);
  return element;
}

/** An element with a class and a part of the same name. */
export const part = (tag, name, ...children) => el(tag, { class: name, part: name }, ...children);

/** A name that leads somewhere, or not. */
export function named(name, of, base) {
  const href = of.url && safe(of.url, base);
  return href ? el("a", { class: name, href }, of.name) : el("span", { class: name }, of.name);
}

/** A picture with caption and credit. */
export function figure(image, base, name = "figure") {
  const caption = part("figcaption", "caption");
  if (image.caption) caption.append(el("span", { class: "caption-text" }, image.caption));
  if (image.credit) {
    const label = el("span", { class: "visually-hidden" }, "Picture:");
    caption.append(" ", el("span", { class: "credit" }, label, " ", image.credit));
  }
  const box = frame(image, base, { class: "frame" }, name !== "figure");
  return part("figure", name, box, caption.hasChildNodes() && caption);
}

/** A picture in a box that has its size before the picture is there. */
export function frame(image, base, attributes, lead) {
  const { width, height } = image;
  const picture = el("img", {
    alt: image.alt ?? "",
    decoding: "async",
    width,
    height,
    loading: lead ? undefined : "lazy",
    fetchpriority: lead ? "high" : undefined,
    src: safe(image.src, base),
  });
  const box = el("div", attributes, picture);
  if (width && height) box.style.setProperty("--ratio", `${width}/${height}`);
  return box;
}
