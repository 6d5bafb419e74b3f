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
