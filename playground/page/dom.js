// Elements, menus and notes: the little that every part of the page needs.

export const $ = (id) => document.getElementById(id);

/** make("a", {href: "/", class: "x"}, "text", child): an element; text is always text, never markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** The language of words by their letters: "uk", "ru" or "en"; empty where there are none. */
export function tongue(words) {
  const cyrillic = (words.match(/\p{Script=Cyrillic}/gu) ?? []).length;
  const latin = (words.match(/\p{Script=Latin}/gu) ?? []).length;
  if (cyrillic < latin) return "en";
  if (!cyrillic) return "";
  return /[ыэъё]/i.test(words) && !/[іїєґ]/i.test(words) ? "ru" : "uk";
}

/** Let an element say its language, where it is another than that around it. */
export function speak(element, around = "uk") {
  const found = tongue(element.textContent);
  if (found && found !== around) element.lang = found;
  return element;
}

let openMenu = null;

/** Show a menu for a button: arrows move in it, Escape closes it and goes back to the button. */
export function showMenu(menu, button) {
  if (openMenu?.menu === menu) return closeMenu();
  closeMenu();
  openMenu = { menu, button };
  menu.hidden = false;
  button.setAttribute("aria-expanded", "true");
  menu.firstElementChild?.focus();
}

export function closeMenu(focus = true) {
  if (!openMenu) return;
  const { menu, button } = openMenu;
  openMenu = null;
  const inside = menu.contains(document.activeElement);
  menu.hidden = true;
  button.setAttribute("aria-expanded", "false");
  if (focus && inside) button.focus();
}

document.addEventListener("click", (event) => {
  if (openMenu && !openMenu.menu.contains(event.target) && !openMenu.button.contains(event.target)) closeMenu(false);
});

document.addEventListener("keydown", (event) => {
  if (!openMenu) return;
  const items = [...openMenu.menu.children];
  const place = items.indexOf(document.activeElement);
  const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined && items.length) {
    event.preventDefault();
    items[(next + items.length) % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    if (event.key === "Escape") event.preventDefault();
    closeMenu(event.key === "Escape");
  }
});

let toastTimer;

/** A line that goes away by itself; read aloud by screen readers. */
export function note(text) {
  const toast = $("toast");
  toast.hidden = false;
  toast.textContent = text;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { toast.hidden = true; }, 4000);
}

/** Ask with a dialog; resolves to true when its main button was pressed. */
export function ask(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    note("Скопійовано");
  } catch {
    note("Браузер не дав скопіювати");
  }
}
