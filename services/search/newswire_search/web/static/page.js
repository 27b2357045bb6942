// What the pages can do better with scripts: none of them needs this file.

// Times are shown in the browser's own zone, which only the browser knows: a cookie tells it to the server.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  const cookie = `zone=${encodeURIComponent(zone)}`;
  const isKept = () => document.cookie.split("; ").includes(cookie);
  if (!isKept()) {
    document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax`;
    if (isKept()) location.reload(); // this page was made without it; where no cookie is kept, it stays in UTC
  }
}

// A picture that was still being fetched came empty.  Asked for once more it is mostly there.
const EMPTY_WIDTH = 144;
const AGAIN_MS = 3000;
addEventListener("load", () => setTimeout(() => {
  for (const picture of document.querySelectorAll("img.picture, img.icon")) {
    if (picture.complete && picture.naturalWidth === EMPTY_WIDTH) picture.src += "&again";
  }
}, AGAIN_MS));
