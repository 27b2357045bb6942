/** A client of newswire's API whose addresses, parameters and answers are checked by the compiler. */
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type Schemas = components["schemas"];
export type SearchAnswer = Schemas["SearchAnswer"];
export type Article = Schemas["ArticleAnswer"];
export type Mention = Schemas["Mention"];
export type Problem = Schemas["ErrorAnswer"];

/** `site` is where newswire answers; `key` one of `newswire keys add --scope read`, where reading asks for one. */
export function newswire(site: string, key?: string): Client<paths> {
  return createClient<paths>({
    baseUrl: site,
    headers: key ? { Authorization: `Bearer ${key}` } : {},
  });
}

/** The text of a mention; ask for the article with `offsets: "utf16"`, which is how strings are counted here. */
export function mentioned(article: Article, mention: Mention): string {
  if (article.offsets !== "utf16") throw new RangeError("ask for the article with offsets=utf16");
  return article[mention.field].slice(mention.start, mention.end);
}
