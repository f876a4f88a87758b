// One import defines the element, and the tag's name gives its type.
import "article-widget";

const element = document.createElement("article-widget");
element.src = new URLSearchParams(location.search).get("src") ?? "";
element.headingLevel = 1;
element.addEventListener("article-load", ({ detail }) => {
  document.title = detail.headline;
});
document.body.append(element);
