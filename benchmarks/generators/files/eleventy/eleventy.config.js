// Posts, tags, categories and one feed, as in the other generators; the rest as it comes.
const DAY = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "2-digit", month: "long", year: "numeric", timeZone: "UTC",
});

function grouped(posts, names) {
  const groups = {};
  for (const post of posts) {
    for (const name of names(post)) {
      (groups[name] ??= []).push(post);
    }
  }
  return Object.keys(groups).sort().map((name) => ({ name, posts: groups[name] }));
}

export default function (config) {
  const posts = (api) => api.getFilteredByGlob("content/news/**/*.md").reverse();
  config.addCollection("posts", posts);
  config.addCollection("themes", (api) => grouped(posts(api), (post) => post.data.tags));
  config.addCollection("kinds", (api) => grouped(posts(api), (post) => [post.data.category]));
  config.addFilter("day", (date) => DAY.format(date));
  config.addFilter("iso", (date) => date.toISOString().slice(0, 10));
  config.addFilter("rfc", (date) => date.toUTCString());
  config.addFilter("first", (list, count) => list.slice(0, count));
  // The posts are Markdown and no templates, as they are for the other generators.
  return {
    dir: { input: "content", output: "output", includes: "../_includes" },
    markdownTemplateEngine: false,
  };
}
