// The pages work without this. It adds conveniences: "Copy" beside a citation, shortcuts, names as somebody types.
import "./copy.js";

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
