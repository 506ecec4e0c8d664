"""Files with personal data in every place that can hold words, all of it invented."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date

import openpyxl
from openpyxl.comments import Comment

NAME = "Siti Aminah"
NIK = "3201010101900000"
PHONE = "0812-0000-1111"
PLANTED = ("Siti", "Aminah", NIK, PHONE, "RAHASIA")
"""None of these may be left; RAHASIA stands where only a person who digs would look."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def _p(*runs: str) -> str:
    return "<w:p>" + "".join(runs) + "</w:p>"


def _r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{_r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_BOX = f"<w:txbxContent>{_p(_r(f'Kotak: Ibu {NAME}'))}</w:txbxContent>"
BODY = "".join(
    (
        _p(
            _r("Korban bernama "),
            _r("Si", "<w:b/>"),
            _r("ti ", "<w:i/>"),
            _r("Aminah"),
            _r(", NIK 32010101"),
            _r("01900000", "<w:b/>"),
            _r("."),
        ),
        _p(
            _r("Tetap "),
            f'<w:ins w:author="RAHASIA" w:date="2026-01-01T00:00:00Z">{_r("disisipkan ")}</w:ins>'
            '<w:del w:author="RAHASIA"><w:r><w:delText>RAHASIA terhapus</w:delText></w:r></w:del>',
            _r("terbaca"),
            '<w:commentRangeStart w:id="0"/>',
            _r(" dikomentari"),
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
            _r("RAHASIA tersembunyi", "<w:vanish/>"),
        ),
        _p(
            f'<w:hyperlink r:id="rIdMail" w:tooltip="RAHASIA">{_r("surat")}</w:hyperlink>',
            '<w:bookmarkStart w:id="7" w:name="RAHASIA"/><w:bookmarkEnd w:id="7"/>',
            f'<w:fldSimple w:instr="AUTHOR RAHASIA">{_r("penulis")}</w:fldSimple>',
            _field("HYPERLINK &quot;mailto:RAHASIA@example.org&quot;", "kirim"),
            _field("PAGE", "1"),
        ),
        _p(
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
            f"<wp:docPr id='1' name='RAHASIA' descr='RAHASIA'/><wps:txbx>{_BOX}</wps:txbx>"
            "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape alt='RAHASIA'>"
            f"<v:textbox>{_BOX}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            "<w:r><w:drawing><wp:inline><wp:docPr id='2' name='x' descr='RAHASIA'/>"
            "</wp:inline></w:drawing></w:r>",
        ),
        '<w:sdt><w:sdtPr><w:alias w:val="RAHASIA"/><w:tag w:val="RAHASIA"/></w:sdtPr>'
        f"<w:sdtContent>{_p(_r(f'Isian: Bapak {NAME}'))}</w:sdtContent></w:sdt>",
        '<w:tbl><w:tblPr><w:tblCaption w:val="RAHASIA"/></w:tblPr><w:tblGrid>'
        "<w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{_p(_r(cell))}</w:tc>" for cell in row) + "</w:tr>"
            for row in (("No", "Nama", "NIK"), ("1", "RAHASIA", NIK))
        )
        + "</w:tbl>",
        '<w:p w:rsidR="00RAHASIA"><w:pPr><w:pStyle w:val="RAHASIA"/></w:pPr>'
        f'{_r("HP " + PHONE)}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
        '<w:altChunk r:id="rIdChunk"/>'
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/></w:sectPr>',
    )
)
_KINDS = {
    "rIdHead": ("header", "header1.xml", f"<w:hdr {_OPEN}>{_p(_r(f'Kasus Ibu {NAME}'))}</w:hdr>"),
    "rIdNotes": (
        "footnotes",
        "footnotes.xml",
        f'<w:footnotes {_OPEN}><w:footnote w:id="1">{_p(_r("Kata Ibu " + NAME))}</w:footnote>'
        "</w:footnotes>",
    ),
    "rIdStyles": (
        "styles",
        "styles.xml",
        f'<w:styles {_OPEN}><w:style w:type="paragraph" w:customStyle="1" w:styleId="RAHASIA">'
        '<w:name w:val="RAHASIA"/><w:aliases w:val="RAHASIA"/></w:style></w:styles>',
    ),
    "rIdSettings": (
        "settings",
        "settings.xml",
        f'<w:settings {_OPEN}><w:attachedTemplate r:id="RAHASIA"/><w:docVars>'
        '<w:docVar w:name="RAHASIA" w:val="RAHASIA"/></w:docVars><w:compat/></w:settings>',
    ),
    "rIdComments": (
        "comments",
        "comments.xml",
        f'<w:comments {_OPEN}><w:comment w:id="0" w:author="RAHASIA">{_p(_r("RAHASIA"))}'
        "</w:comment></w:comments>",
    ),
    "rIdImage": ("image", "media/RAHASIA.png", "RAHASIA"),
    "rIdChunk": ("aFChunk", "chunk.html", "<p>RAHASIA</p>"),
    "rIdXml": ("customXml", "../customXml/item1.xml", "<a>RAHASIA</a>"),
    "rIdGlossary": ("glossaryDocument", "glossary/document.xml", "<a>RAHASIA</a>"),
}


def docx(body: str = BODY) -> bytes:
    """Return a DOCX with personal data in every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f"{_HEAD}<Types/>")
        archive.writestr("_rels/.rels", _relations(("officeDocument", "rId1", "word/document.xml")))
        archive.writestr(
            "word/document.xml",
            f"{_HEAD}<w:document {_OPEN}><w:body>{body}</w:body></w:document>",
        )
        rows = [(kind, identity, target) for identity, (kind, target, _) in _KINDS.items()]
        archive.writestr(
            "word/_rels/document.xml.rels",
            _relations(*rows, ("hyperlink", "rIdMail", "mailto:RAHASIA@example.org")),
        )
        for _, target, content in _KINDS.values():
            archive.writestr(f"word/{target}".replace("word/../", ""), content)
        archive.writestr("docProps/core.xml", "<a>RAHASIA</a>")
    return out.getvalue()


def _relations(*rows: tuple[str, str, str]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    written = "".join(
        f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if kind == "hyperlink" else "/>")
        for kind, identity, target in rows
    )
    return f'{_HEAD}<Relationships xmlns="{space}">{written}</Relationships>'


def xlsx() -> bytes:
    """Return a workbook with personal data in every place that openpyxl can write."""
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.title = book.properties.keywords = "RAHASIA"
    sheet = book.active
    sheet.title = f"Ibu {NAME}"
    sheet.append([f"Kontak: Ibu {NAME}, HP {PHONE}"])
    sheet.append([])
    sheet.append(["No", "Nama", "NIK", "Umur", "Tanggal", "Catatan", "Total"])
    sheet.append([1, NAME, int(NIK), 34, date(2026, 3, 5), f"{NAME} datang, HP {PHONE}", "=1+1"])
    sheet.append([2, "Budi Karangan", NIK, "35 th", date(2026, 3, 6), "=RAHASIA()", None])
    sheet.append([3, "Aminah", NIK, 36, date(2026, 4, 6), "Aminah tidak datang", None])
    sheet["B4"].comment = Comment("RAHASIA", "RAHASIA")
    sheet["A4"].hyperlink = "mailto:RAHASIA@example.org"
    sheet["F6"].number_format = '"RAHASIA"0'
    sheet["H3"], sheet["H4"] = "Lain", "RAHASIA"
    sheet.column_dimensions["H"].hidden = True
    sheet.row_dimensions[5].hidden = True
    sheet.oddHeader.center.text = "RAHASIA"
    sheet.sheet_properties.codeName = "RAHASIA"
    for state in ("hidden", "veryHidden"):
        other = book.create_sheet(f"RAHASIA {state}")
        other.append(["RAHASIA"])
        other.sheet_state = state
    book.defined_names["RAHASIA"] = openpyxl.workbook.defined_name.DefinedName(
        "RAHASIA", attr_text="Sheet!$A$1"
    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def leaks(data: bytes, planted: tuple[str, ...] = PLANTED) -> Iterator[tuple[str, str]]:
    """Yield each part of an office file, by its raw XML and its bare words, that holds a value."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            raw = archive.read(name).decode("utf-8")
            for words in (raw, re.sub(r"<[^>]+>", "", raw), name):
                yield from ((name, value) for value in planted if value in words)
