"""What the source, the commission and the papers are called where the engine and the paper speak of them."""

from __future__ import annotations

from dialogs.engine.programme import Paper, Words
from dialogs.language import N_

WORDS = Words(
    cited=N_("(бюджетний запит, {para})"),
    cited_several=N_("(бюджетний запит, {para})"),
    lacking=N_("Пакет можна зібрати, але бракує важливих відповідей. Без них заяву можуть повернути."),
    skipping=N_("Ця відповідь потрібна для заяви."),
    readers=N_(
        "Їх бачите ви й ті, кому ви самі покажете заяву. У боті все зашифровано, і нікому нічого не надсилаємо."
    ),
    filing=N_("Заяву подаєте ви, до Мінрозвитку. Чи надати допомогу, вирішують там. Бот нічого не надсилає."),
)

PAPER = Paper(
    header="Відповіді до заяви про допомогу",
    draft="Це ваші відповіді до заяви про державну допомогу.",
    what_for="Сама заява — у файлі application.pdf: її друкують, підписують і подають. Ці відповіді лишаються вам.",
    cited="{text} (бюджетний запит, {para})",
    keyword="державна допомога",
    later="Копії можна додати й на папері.",
    name="Відповіді. {title}",
)

_COMMISSION = (
    "для Комісії з питань встановлення факту позбавлення особи особистої свободи внаслідок збройної агресії проти "
    "України"
)
ADDRESSEE = ("Міністерству розвитку громад та територій України", _COMMISSION)
"""The source names the Ministry of Reintegration. Its functions have passed on since; see `sources`."""
