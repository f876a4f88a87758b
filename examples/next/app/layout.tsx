// What is around every page. Before the script is there, the element has its height from here.

import type { ReactNode } from "react";

export const metadata = { title: "An article in Next", icons: "data:," };

const STYLE = `
  body { font-family: system-ui; margin: 1rem }
  select, button { font: inherit; margin: 0 0.5rem 0.5rem 0 }
  article-widget { display: block; margin-block-start: 1rem }
  article-widget:not(:defined, [data-state]) { min-height: 90vh }
`;

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <style>{STYLE}</style>
        {children}
      </body>
    </html>
  );
}
