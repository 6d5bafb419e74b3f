// "Copy" beside a citation and what else is there to be copied
for (const button of document.querySelectorAll("button[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copies)?.textContent?.trim();
    if (!text) return;
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  });
}
