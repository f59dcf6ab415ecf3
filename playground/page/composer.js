// Writing: text, edits and replies, files, a place, a phone number, the bot's own keyboard and commands.

import { $, ask, closeMenu, make, note, showMenu, speak } from "./dom.js";
import { size, summary } from "./message.js";

const field = $("text");
let post; // async (door, body) => true when the server took it
let about = null; // what is being edited or replied to: {kind: "edit" | "reply", message}
let lastOwn = () => null;
let phone = "";

export function start(options) {
  ({ post, lastOwn, phone } = options);
}

// --- Text

$("composer").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = field.value;
  if (!text.trim()) return field.focus();
  const subject = about;
  field.value = "";
  closeMenu(false);
  leave();
  const sent = subject?.kind === "edit"
    ? await post("edit", { message_id: subject.message.message_id, text })
    : await post("text", subject ? { text, reply_to: subject.message.message_id } : { text });
  if (!sent && !field.value) {
    field.value = text; // What was typed is kept.
    about = subject;
    showAbout();
  }
  field.focus();
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("composer").requestSubmit();
  } else if (event.key === "ArrowUp" && !field.value && lastOwn()) {
    event.preventDefault();
    edit(lastOwn());
  } else if (event.key === "Escape" && about) {
    leave(true);
  }
});

export const say = (text) => post("text", { text });

export function edit(message) {
  about = { kind: "edit", message };
  field.value = message.text ?? message.caption ?? "";
  showAbout();
}

export function reply(message) {
  about = { kind: "reply", message };
  showAbout();
}

function showAbout() {
  $("about").hidden = !about;
  if (!about) return;
  $("about-title").textContent = about.kind === "edit" ? "Змінити повідомлення" : "Відповісти";
  $("about-text").textContent = summary(about.message);
  field.focus();
}

function leave(clear = false) {
  if (clear && about?.kind === "edit") field.value = "";
  about = null;
  showAbout();
}

$("about-cancel").addEventListener("click", () => { leave(true); field.focus(); });

// --- Files

let kind = "document";
const ACCEPTED = { document: "", photo: "image/*", video: "video/*", audio: "audio/*", voice: "audio/*" };

$("attach").addEventListener("click", () => showMenu($("attachments"), $("attach")));
$("attachments").addEventListener("click", (event) => {
  const what = event.target.closest("[data-attach]")?.dataset.attach;
  if (!what) return;
  closeMenu();
  if (what === "location") return sendPlace();
  if (what === "contact") return sendPhone();
  kind = what;
  $("chooser").accept = ACCEPTED[what];
  $("chooser").value = "";
  $("chooser").click();
});
$("chooser").addEventListener("change", () => sendFiles([...$("chooser").files], kind));

async function sendFiles(files, as) {
  if (!files.length) return;
  if (files.length > 10) return note("За раз можна надіслати до 10 файлів");
  $("chosen").replaceChildren(...files.map((file) => make("li", {}, `${file.name} (${size(file.size)})`)));
  $("caption").value = "";
  if (!(await ask($("sending")))) return;
  const form = new FormData();
  form.append("kind", as);
  form.append("caption", $("caption").value);
  for (const file of files) form.append("files", file, file.name);
  await post("files", form);
}

const phoneBox = document.querySelector(".phone");
phoneBox.addEventListener("dragover", (event) => {
  if (!event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  phoneBox.classList.add("dropping");
});
phoneBox.addEventListener("dragleave", (event) => {
  if (!phoneBox.contains(event.relatedTarget)) phoneBox.classList.remove("dropping");
});
phoneBox.addEventListener("drop", (event) => {
  event.preventDefault();
  phoneBox.classList.remove("dropping");
  sendFiles([...event.dataTransfer.files], "document");
});
field.addEventListener("paste", (event) => {
  if (!event.clipboardData.files.length) return;
  event.preventDefault();
  sendFiles([...event.clipboardData.files], "photo");
});

// --- A place and a phone number. The browser is not asked where it is: it may ask its maker, and we promise that
// nothing leaves this computer.

$("town").addEventListener("change", fillPlace);

function fillPlace() {
  const [latitude, longitude] = $("town").value.split(" ");
  $("latitude").value = latitude ?? "";
  $("longitude").value = longitude ?? "";
  if (!latitude) $("latitude").focus();
}

async function sendPlace() {
  fillPlace();
  if (!(await ask($("place")))) return;
  const [latitude, longitude] = ["latitude", "longitude"].map((id) => Number($(id).value.replace(",", ".")));
  await post("location", { latitude, longitude });
}

async function sendPhone() {
  $("phone").value = phone;
  if (await ask($("number"))) await post("contact", { phone: $("phone").value });
}

// --- The bot's keyboard and commands

let keyboard = null;

export function showKeyboard(given) {
  keyboard = given;
  $("keys").hidden = !given;
  field.placeholder = given?.input_field_placeholder || "Повідомлення";
  $("keyboard").replaceChildren(...(given?.keyboard ?? []).map((row) =>
    make("div", { class: "row" }, ...row.map((button) => {
      const look = ["key", button.style].filter(Boolean).join(" ");
      const key = speak(make("button", { type: "button", class: look }, button.text ?? button));
      key.addEventListener("click", () => pressKey(button));
      return key;
    }))));
  unfold(Boolean(given));
}

async function pressKey(button) {
  if (button.request_location) await sendPlace();
  else if (button.request_contact) await sendPhone();
  else await say(button.text ?? button);
  if (keyboard?.one_time_keyboard) unfold(false);
}

function unfold(open) {
  $("keyboard").hidden = !open;
  $("keys").setAttribute("aria-expanded", String(open));
}

$("keys").addEventListener("click", () => unfold($("keyboard").hidden));

export function showCommands(commands) {
  $("slash").hidden = !commands.length;
  $("commands").replaceChildren(...commands.map(({ command, description }) => {
    const item = make("button", { type: "button", role: "menuitem" }, `/${command}`, make("small", {}, description));
    item.addEventListener("click", () => { closeMenu(); say(`/${command}`); field.focus(); });
    return item;
  }));
}

$("slash").addEventListener("click", () => showMenu($("commands"), $("slash")));
