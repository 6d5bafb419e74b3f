// A menu entry for selected words, which opens their verification in a new tab. Nothing is read of a page but the selection, and only when asked.
const usual = "http://127.0.0.1:5080";
const longest = 2000;

const record = async () => (await chrome.storage.sync.get({ record: usual })).record.replace(/\/+$/, "");

chrome.runtime.onInstalled.addListener(() => {
  chrome.contextMenus.create({ id: "verify", title: "Verify “%s” with Foedera", contexts: ["selection"] });
});

chrome.contextMenus.onClicked.addListener(async ({ selectionText }) => {
  const words = (selectionText ?? "").slice(0, longest);
  chrome.tabs.create({ url: `${await record()}/verify?q=${encodeURIComponent(words)}` });
});

chrome.action.onClicked.addListener(async () => chrome.tabs.create({ url: await record() }));
