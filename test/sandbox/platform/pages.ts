import type { Language } from '#contract/snapshot.ts';
import { markSvg } from '../../../main/sign-in/loopback/landing-page.ts';
import { frame } from '../pages/frame.ts';
import { type Html, html, trusted } from '../pages/html.ts';
import { pageCopy } from './page-copy.ts';

/** The pages with a few lines each. */
export const pageTopics = ['home', 'help', 'video', 'sales', 'privacy', 'next-steps'] as const;
export type PageTopic = (typeof pageTopics)[number];

/** A small page about a topic, with links where it has some. */
export function informationPage(
  language: Language,
  topic: PageTopic | 'step',
  links: readonly { title: string; url: string }[],
): string {
  const { title, text } = pageCopy[language].topics[topic];
  const list =
    links.length > 0 &&
    html`<ol>${links.map((link) => html`<li><a href="${link.url}">${link.title}</a></li>`)}</ol>`;
  return layout(language, title, html`<h1>${title}</h1><p>${text}</p>${list}`);
}

/** A long text whose first line is its title. */
export function textPage(language: Language, text: string): string {
  const [title = '', ...paragraphs] = text.trim().split('\n\n');
  return layout(
    language,
    title,
    html`<h1>${title}</h1>${paragraphs.map((paragraph) => html`<p class="lines">${paragraph}</p>`)}`,
  );
}

/** The frame that every page of the platform has. */
export function layout(language: Language, title: string, content: Html, script?: string): string {
  const { brand } = pageCopy[language];
  const link = html`${trusted(markSvg)}<a href="/">${brand}</a>`;
  return frame(language, { title, of: brand, heading: link, content, script });
}
