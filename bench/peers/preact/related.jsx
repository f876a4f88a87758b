// The row of related stories: Embla moves it, two buttons ask it to.

import EmblaCarousel from "embla-carousel";
import { useEffect, useRef, useState } from "preact/hooks";

import { safe } from "../common/read.js";
import { select } from "../common/select.js";
import { date, excerpt } from "../common/words.js";
import { Frame } from "./figure.jsx";

export function Related({ article, host }) {
  const { heading = "Latest Contents", stories } = article.related;
  const viewport = useRef();
  const carousel = useRef();
  const [room, setRoom] = useState({ before: false, after: false });

  useEffect(() => {
    const embla = EmblaCarousel(viewport.current, { align: "start", slidesToScroll: "auto" });
    const measure = () => setRoom({ before: embla.canScrollPrev(), after: embla.canScrollNext() });
    embla.on("init", measure).on("reInit", measure).on("select", measure);
    measure();
    carousel.current = embla;
    return () => embla.destroy();
  }, [stories]);

  return (
    <section class="related" part="related" aria-roledescription="carousel" aria-labelledby="related-heading">
      <div class="related-head">
        <h3 class="related-heading" part="related-heading" id="related-heading">
          {heading}
        </h3>
        <div class="related-buttons" hidden={!room.before && !room.after}>
          <Button name="previous" label="Previous stories" room={room.before} act={() => carousel.current.scrollPrev()} />
          <Button name="next" label="Next stories" room={room.after} act={() => carousel.current.scrollNext()} />
        </div>
      </div>
      <div class="viewport" ref={viewport}>
        <ul class="cards" onClick={(event) => select(event, stories, host)}>
          {stories.map((story, index) => (
            <Card story={story} index={index} article={article} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function Button({ name, label, room, act }) {
  return (
    <button class={name} part={name} type="button" aria-label={label} aria-disabled={room ? "false" : "true"} onClick={act} />
  );
}

function Card({ story, index, article }) {
  const href = story.url && safe(story.url, article.base);
  return (
    <li class="card" part="card">
      {story.image && <Frame image={story.image} base={article.base} class="card-image frame" part="card-image" />}
      {story.kicker && <p class="kicker">{story.kicker}</p>}
      <h4 class="card-headline" part="card-headline">
        {href ? (
          <a href={href} data-index={index}>
            {story.headline}
          </a>
        ) : (
          story.headline
        )}
      </h4>
      {story.excerpt && (
        <p class="card-excerpt" part="card-excerpt">
          {excerpt(story.excerpt)}
        </p>
      )}
      {story.published && (
        <p class="card-meta">
          <time class="card-date" part="card-date" datetime={story.published}>
            {date(story.published, article.language, "medium")}
          </time>
        </p>
      )}
    </li>
  );
}
