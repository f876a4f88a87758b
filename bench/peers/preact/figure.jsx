// A picture in a box that has its size before the picture is there, with caption and credit.

import { safe } from "../common/read.js";

export function Figure({ image, base, lead }) {
  const name = lead ? "figure lead" : "figure";
  return (
    <figure class={name} part={name}>
      <Frame image={image} base={base} class="frame" lead={lead} />
      {(image.caption || image.credit) && (
        <figcaption class="caption" part="caption">
          {image.caption && <span class="caption-text">{image.caption}</span>}
          {image.credit && (
            <>
              {" "}
              <span class="credit">
                <span class="visually-hidden">Picture:</span> {image.credit}
              </span>
            </>
          )}
        </figcaption>
      )}
    </figure>
  );
}

export function Frame({ image, base, class: name, part, lead }) {
  const { width, height } = image;
  return (
    <div class={name} part={part} style={width && height ? { "--ratio": `${width}/${height}` } : undefined}>
      <img
        alt={image.alt ?? ""}
        decoding="async"
        width={width}
        height={height}
        loading={lead ? undefined : "lazy"}
        fetchpriority={lead ? "high" : undefined}
        src={safe(image.src, base)}
      />
    </div>
  );
}
