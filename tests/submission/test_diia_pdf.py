"""diia.pdf says everything of the transfer sheet, field by field, and which file goes where."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.snapshot import Part, Snapshot, Supplied
from dialogs.programmes.register.diia.transfer import transfer
from submission.claim import describe
from submission.exhibits import Exhibit
from submission.package import plan
from submission.papers.claim import claim_paper
from submission.papers.diia import diia_paper
from submission.papers.pdf import pdf
from tests.draws import draws
from tests.submission.paper import pages, squeeze, text
from tests.submission.samples import MADE_AT, exhibit, exhibits, line, png, snapshot, stress


def guide(sample: Snapshot, files: list[Exhibit]) -> bytes:
    """The paper as it is in the package, with the copies that the package has."""
    documents = plan(sample, files, number=2, made_at=MADE_AT, program_version="1.0").documents
    return next(document.data for document in documents if document.path == "diia.pdf")


def quick(sample: Snapshot, files: list[Exhibit]) -> bytes:
    """The paper without making copies."""
    numbers = {file.id: file.number for file in files}
    return pdf(diia_paper(sample, describe(sample, files, MADE_AT), numbers), MADE_AT)


def test_every_field_is_on_paper_in_the_order_of_diia() -> None:
    written = text(quick(snapshot(), exhibits()))
    position = written.index(squeeze("Що робити"))
    for section in transfer(snapshot()):
        position = written.index(squeeze(section.title), position)
        for field in section.fields:
            position = written.index(squeeze(field.label), position)
            shown = "пропущено" if field.manner == "skipped" else field.value
            position = written.index(squeeze(shown), position)
    assert written.index(squeeze("Наприкінці"), position)


def test_it_opens_with_what_to_press_and_ends_with_the_signature() -> None:
    written = text(quick(snapshot(), exhibits()))
    for words in (
        "Зайдіть на портал diia.gov.ua через браузер.",
        "Виберіть категорію A1.2 «Вимушене переміщення за межі України».",
        "https://diia.gov.ua/reparatsii-mizhnarodnyi-reiestr-zbytkiv",
        "Перегляньте все ще раз, підпишіть і надішліть.",
    ):
        assert squeeze(words) in written


def test_answers_to_copy_are_the_largest_words_of_their_field() -> None:
    runs = [run for page in pages(quick(snapshot(), exhibits())) for run in page if run.body]
    sizes = {run.text: run.size for run in runs}
    assert sizes["Криниця Олена Тарасівна"] == 14
    assert min(run.size for run in runs) >= 11


def test_files_are_named_as_they_lie_in_the_folder_for_diia() -> None:
    papers = line(
        "papers",
        "документи",
        "2 файли",
        "78/e",
        kind="files",
        value={"files": [["file-4", 4], ["file-3", 3]], "closed": True},
        files=("file-4", "file-3"),
    )
    sample = replace(snapshot(), parts=(*snapshot().parts, Part("files", "Докази", (papers,))))
    files = [*exhibits(), exhibit(4, "квиток.png", png(9))]
    written = text(guide(sample, files))
    after = written.index(squeeze("Додаткові матеріали (докази)"))
    assert written.index(squeeze("№ 4: diia/04-квиток.png"), after)
    assert written.index(squeeze("№ 3: evidence/03-довідка.txt"), after)
    assert written.index(squeeze("Додайте знімок екрана, а звук перекажіть словами."), after)


def test_what_diia_supplies_and_how_an_amount_came_about_is_told() -> None:
    amount = line("amount", "сума", "15 000 грн", "92/21", kind="money", value=["15000", "UAH"])
    worked = replace(amount, working=("Ліжко: 10 000 грн", "Стіл: 5 000 грн"))
    sample = replace(
        snapshot(),
        parts=(Part("home", "Житло", (worked,)),),
        supplied=(Supplied("home", "eddr", "92/1", ("дата видачі паспорта", "строк дії")),),
    )
    written = text(quick(sample, []))
    assert squeeze("дата видачі паспорта; строк дії") in written
    assert squeeze("15000 (українська гривня)") in written
    assert squeeze("Розрахунок: Ліжко: 10 000 грн Стіл: 5 000 грн") in written


def test_a_date_that_is_no_day_says_which_day_to_choose() -> None:
    left = line(
        "left",
        "дата виїзду",
        "spring 22",
        "92/1",
        kind="approximate_date",
        value=["2022-03-01", "2022-05-31", "x"],
    )
    written = text(quick(replace(snapshot(), parts=(Part("p", "Виїзд", (left,)),)), []))
    assert (
        squeeze("весна 2022 року Якщо потрібен точний день, а ви його не знаєте, виберіть 01.03.2022.")
        in written
    )


def test_what_was_left_to_diia_is_printed_as_such() -> None:
    left = replace(line("name", "прізвище", "з Дії (ЄДДР)", "78/a", state="supplied"), prefill="eddr")
    sample = replace(snapshot(), parts=(Part("p", "Заявник", (left,)),))
    written = text(quick(sample, []))
    assert squeeze("Дія підставить сама") in written and squeeze("прізвище") in written
    assert "пропущено" not in written
    claim = describe(sample, [], MADE_AT)
    assert claim.model_dump()["parts"][0]["entries"][0]["state"] == "supplied"
    assert squeeze("прізвище (п. 78) з Дії (ЄДДР)") in text(pdf(claim_paper(claim), MADE_AT))


def test_the_paper_keeps_the_standards_of_the_claim_and_its_bytes() -> None:
    made = quick(*stress())
    assert made == quick(*stress())
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/Lang(uk)" in made
    assert "Як перенести заяву в Дію".encode() in made
    assert max(len(run.text) for page in pages(made) for run in page) < 130, "a line ran over the edge"


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    for page in pages(quick(*stress())):
        body = [run for run in page if run.body]
        assert body[-1].size != 13.5 and body[-1].size < 17


@given(st.text(max_size=60))
@draws(40)
def test_any_words_can_be_printed(words: str) -> None:
    sample = replace(snapshot(), parts=(Part("p", "Розділ", (line("k", "питання", words, "92/1"),)),))
    assert quick(sample, []).startswith(b"%PDF-1.7")
