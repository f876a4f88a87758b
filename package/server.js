// What `import "article-widget"` is on a server and in a worker, where there are no elements: nothing. The element
// with its fallback stands in the HTML that the server writes, and the browser's import brings it to life.
export {};
