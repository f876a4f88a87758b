// <article-widget> as a component for Vue 3. On a server it writes the element and its fallback.

import "article-widget";
import { defineComponent, h, onMounted, shallowRef, watch } from "vue";

import { attributes, events, written } from "./shared.js";

/** Vue takes `""` for `true` where a property may be both. */
const any = { type: [Boolean, String, Number], default: undefined };

export const ArticleWidget = defineComponent({
  name: "ArticleWidget",
  inheritAttrs: false,
  props: { article: { default: undefined }, ...Object.fromEntries(Object.keys(attributes).map((name) => [name, any])) },
  emits: Object.values(events),
  setup(props, { attrs, emit, expose, slots }) {
    const element = shallowRef(null);
    expose({ element });
    const listeners = Object.fromEntries(
      Object.entries(events).map(([handler, name]) => [handler, (event) => emit(name, event)]),
    );

    // An object is no attribute. `null` takes back what was given before, and is nothing at first.
    onMounted(() => {
      if ((props.article ?? null) !== null) element.value.article = props.article;
    });
    watch(
      () => props.article,
      (article) => {
        if (element.value) element.value.article = article ?? null;
      },
      { flush: "post" },
    );

    return () => {
      const { article, ...given } = props;
      return h("article-widget", { ...attrs, ...written(given), ...listeners, ref: element }, slots.default?.());
    };
  },
});
