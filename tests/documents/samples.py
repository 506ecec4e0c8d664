"""Small good documents of every format, made here."""

import io
from collections.abc import Sequence

import docx
import pptx
from fpdf import FPDF

SENTENCE = "Pengendali data wajib memberi tahu warga paling lambat 3x24 jam."

FRONT_MATTER = """---
id: contoh-panduan
title: Panduan contoh
shelf: perlindungan-data
kind: guide
language: id
---
"""


def markdown(body: str = f"# Panduan\n\n{SENTENCE}\n", **changes: str) -> bytes:
    """Return Markdown with front matter, in which `changes` replace or add fields."""
    lines = FRONT_MATTER.splitlines()[1:-1]
    fields = dict(line.split(": ", 1) for line in lines) | changes
    head = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"---\n{head}---\n{body}".encode()


def pdf(
    pages: Sequence[Sequence[tuple[float, str]]] = (((11, SENTENCE),),), *, title: str = ""
) -> bytes:
    """Return a PDF; each page is a sequence of paragraphs with their letter sizes."""
    made = FPDF()
    if title:
        made.set_title(title)
    for page in pages:
        made.add_page()
        for size, words in page:
            made.set_font("Helvetica", size=size)
            made.multi_cell(0, 0.5 * size, words, new_x="LMARGIN", new_y="NEXT")
            made.ln(0.4 * size)
    return bytes(made.output())


def docx_file() -> bytes:
    document = docx.Document()
    document.add_heading("Panduan persetujuan", level=0)
    document.add_heading("Syarat", level=1)
    paragraph = document.add_paragraph("Minta ")
    paragraph.add_run("izin").bold = True
    paragraph.add_run(" lebih dahulu.")
    document.add_paragraph("satu hal", style="List Bullet")
    document.add_paragraph("dua hal", style="List Bullet")
    document.add_heading("Tabel", level=2)
    table = document.add_table(rows=2, cols=2)
    for row, words in enumerate((("Hak", "Pasal"), ("Akses", "Pasal 7"))):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    return _saved(document)


def pptx_file(titles: Sequence[str] = ("Pembuka", "Isi")) -> bytes:
    presentation = pptx.Presentation()
    for title in titles:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = f"{SENTENCE}\nButir kedua"
        slide.notes_slide.notes_text_frame.text = f"Catatan {title}."
    return _saved(presentation)


def _saved(document: docx.document.Document | pptx.presentation.Presentation) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
