const field = document.getElementById("record");
chrome.storage.sync.get({ record: "http://127.0.0.1:5080" }).then(({ record }) => (field.value = record));
document.getElementById("options").addEventListener("submit", async (event) => {
  event.preventDefault();
  await chrome.storage.sync.set({ record: field.value });
  document.getElementById("saved").textContent = "Saved.";
});
