"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const cards = all(".card");
  const search = one("#search");
  const help = one("#help");
  const keys = one("#keys-on");
  const filters = one(".filters");
  let current = null;

  for (const element of all(".scripted")) element.hidden = false;

  // What each card says, in lower case, for the search.
  const words = new Map(cards.map((card) => {
    const path = card.closest(".document").dataset.path;
    return [card, `${path} ${card.textContent}`.toLowerCase().replace(/\s+/g, " ")];
  }));
  const markOf = (card) => document.getElementById("t-" + card.id.slice(2));
  const cardOf = (mark) => document.getElementById("f-" + mark.id.slice(2));
  const isOn = (id) => document.getElementById(id)?.checked !== false;
  const documentNumber = (card) => card.closest(".document").id.slice("document-".length);

  const isShown = (card) =>
    !card.classList.contains("unmatched") && isOn("show-" + card.dataset.severity) &&
    isOn("pack-" + card.dataset.pack) && isOn("doc-" + documentNumber(card));
  const shown = () => cards.filter(isShown);

  function count() {
    const output = one("#shown");
    if (!output) return;
    const number = shown().length;
    output.textContent = number === cards.length ? `${number} shown` : `${number} of ${cards.length} shown`;
  }

  function find() {
    const wanted = search.value.toLowerCase().trim().split(/\s+/).filter(Boolean);
    for (const card of cards) {
      const matches = wanted.every((word) => words.get(card).includes(word));
      card.classList.toggle("unmatched", !matches);
      markOf(card)?.classList.toggle("unmatched", !matches);
    }
    count();
  }

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const reveal = (element, block) =>
    element.scrollIntoView({ block, behavior: calm.matches ? "auto" : "smooth" });

  function choose(card, moves = true) {
    for (const element of all(".current")) element.classList.remove("current");
    current = card;
    if (!card) return;
    card.classList.add("current");
    markOf(card)?.classList.add("current");
    const fold = card.closest("details.furniture");
    if (fold) fold.open = true;
    if (moves) {
      card.focus({ preventScroll: true });
      reveal(markOf(card) ?? card, "center");
    }
  }

  function step(by) {
    const list = shown();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    choose(list[next]);
  }

  function stepDocument(by) {
    const list = all(".document").filter((section) => getComputedStyle(section).display !== "none");
    const line = (filters?.offsetHeight ?? 0) + 24;
    const tops = list.map((section) => section.getBoundingClientRect().top);
    const target = by > 0
      ? list.find((_, index) => tops[index] > line + 1)
      : list.findLast((_, index) => tops[index] < line - 60);
    if (target) reveal(target, "start");
  }

  function markdown(card) {
    const text = (selector) => card.querySelector(selector)?.lastChild?.textContent.trim() ?? "";
    const code = (value) => "`" + value.replaceAll("`", "'") + "`";
    const path = card.closest(".document").dataset.path;
    const lines = [`**${text(".severity")}** ${code(`${path}:${text(".place")}`)} ${text(".message")}`];
    if (text(".change del")) lines.push(`> ${text(".change del")}`);
    const offers = all(".change ins", card).map((ins) => ins.lastChild.textContent);
    if (offers.length) lines.push(`Suggestion: ${offers.join(" or ")}`);
    if (text(".why")) lines.push(text(".why"));
    lines.push(`Rule: ${code(text(".rule"))}`);
    return lines.join("\n\n") + "\n";
  }

  let fading = 0;
  function say(message) {
    const toast = one("#toast");
    toast.textContent = message;
    toast.hidden = false;
    clearTimeout(fading);
    fading = setTimeout(() => { toast.hidden = true; }, 1600);
  }

  async function copy(card) {
    const text = markdown(card);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // From a disk some browsers give no clipboard: fall back to selecting the text.
      const area = document.createElement("textarea");
      area.className = "hidden";
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    say("Copied as Markdown");
  }

  function toggleHelp() {
    if (help.open) help.close();
    else help.showModal();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".copy-finding");
    if (button) copy(button.closest(".card"));
    const link = event.target.closest("mark a");
    if (link) choose(cardOf(link.parentElement), false);
    else if (event.target.closest(".card")) choose(event.target.closest(".card"), false);
    const menu = one(".menu");
    if (menu?.open && !event.target.closest(".menu")) menu.open = false;
  });

  // A card and its words light up together.
  const pair = (element) => {
    const mark = element.closest?.("mark[id]");
    const card = mark ? cardOf(mark) : element.closest?.(".card");
    return card ? [card, markOf(card)] : [];
  };
  for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(kind, (event) => {
      for (const element of pair(event.target)) element?.classList.toggle("paired", on);
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") {
      const menu = one(".menu");
      if (menu) menu.open = false;
      if (search?.value) { search.value = ""; find(); }
      search?.blur();
      choose(null);
      return;
    }
    if (!keys.checked || help.open && event.key !== "?") return;
    if (event.target.closest("input[type=search], textarea, select")) return;
    const actions = {
      j: () => step(1),
      k: () => step(-1),
      n: () => stepDocument(1),
      p: () => stepDocument(-1),
      c: () => current && copy(current),
      "/": () => search?.focus(),
      "?": toggleHelp,
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });

  const store = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("calque-keys");
      localStorage.setItem("calque-keys", value);
    } catch { /* A page on disk may not be allowed to remember. */ }
    return null;
  };
  keys.checked = store() !== "off";
  keys.addEventListener("change", () => store(keys.checked ? "on" : "off"));
  one("#help-open")?.addEventListener("click", toggleHelp);
  filters?.addEventListener("submit", (event) => event.preventDefault());
  search?.addEventListener("input", find);
  document.addEventListener("change", count);
  const follow = () => {
    const card = location.hash.startsWith("#f-") && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (card) choose(card, false);
  };
  addEventListener("hashchange", follow);
  follow();
  count();
})();
