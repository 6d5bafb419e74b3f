// The pages work without this. It adds two conveniences: "Copy" beside a citation, and charts as PNG.
for (const button of document.querySelectorAll("button[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies)?.textContent?.trim();
    if (!text) return;
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  });
}

const pixelsPerUnit = 2;

// the file of the chart, not the drawing on the page: it brings its colours and its source along
async function rasterise(address) {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.naturalWidth * pixelsPerUnit;
  canvas.height = picture.naturalHeight * pixelsPerUnit;
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

for (const button of document.querySelectorAll("button[data-png]")) {
  button.closest("[hidden]").hidden = false;
  button.addEventListener("click", async () => {
    const link = document.createElement("a");
    const address = new URL(button.dataset.png, location.href);
    link.href = URL.createObjectURL(await rasterise(address.href));
    link.download = `${address.pathname.split("/").slice(1, -1).join("-")}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

// "/" goes to the search field, "?" lists the shortcuts, "g" and a letter go to a part; never while somebody types
const places = { h: "/", s: "/said", v: "/verify", o: "/owed", d: "/delivered", a: "/allies", p: "/pledges" };
let wentFor = false;
const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable]");
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (wentFor && places[event.key]) location.href = places[event.key];
  wentFor = event.key === "g";
  if (event.key === "/") {
    const field = document.querySelector("main input[type=search]") ?? document.querySelector("input[type=search]");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  } else if (event.key === "?") {
    document.getElementById("shortcuts")?.showModal();
  }
});

// names that hold what was typed, in the browser's own list beside the field
for (const field of document.querySelectorAll("input[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-names`;
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    const typed = field.value.trim();
    if (typed.length < 2 || [...list.options].some((option) => option.value === field.value)) return;
    waiting = setTimeout(async () => {
      const address = new URL(field.dataset.suggest, location.href);
      address.searchParams.set("q", typed);
      const answer = await fetch(address).catch(() => undefined);
      if (!answer?.ok || field.value.trim() !== typed) return;
      list.replaceChildren(...(await answer.json()).map((name) => Object.assign(document.createElement("option"), { value: name })));
    }, 150);
  });
}
