"""A Word document without text: its title in, the file out, with styles, pages and an empty part for notes.

What python-docx does not know is added in the package behind it. No author, no clock.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from diplotrack.exporters.documents.word_text import CALL, LINK, NOTE
from diplotrack.exporters.plain import running

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.section import _Footer
    from docx.styles.style import ParagraphStyle
    from docx.styles.styles import Styles

TYPEFACE, FIXED = "Georgia", "Consolas"
INK, FAINT, BLUE = RGBColor(0x1A, 0x1A, 0x1A), RGBColor(0x5F, 0x5F, 0x5F), RGBColor(0x0B, 0x4F, 0x8A)

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote>"
)
_NOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f"<w:footnotes {nsdecls('w', 'r')}>{_SEPARATORS}</w:footnotes>"
)
_SETTING = f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
_RULE = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="12" w:space="10" w:color="C9C2B4"/></w:pBdr>'
_UNUSED = ("stylesWithEffects", "customXml", "thumbnail")
"""Parts of python-docx's own template that no document of ours needs."""


def frame(title: str) -> bytes:
    """Return a document that has this title and no text yet."""
    word = Document()
    _tidied(word)
    _properties(word, title)
    _page(word, title)
    _text_styles(word.styles)
    _list_styles(word.styles)
    _letter_styles(word.styles)
    _notes(word)
    written = BytesIO()
    word.save(written)
    return written.getvalue()


def _tidied(word: Word) -> None:
    """Take out of the template what would go along unused, tables' styles among it."""
    for part in (word.part, word.part.package):
        for key, relation in [*part.rels.items()]:
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                del part.rels[key]
    for style in [*word.styles]:
        if style.type == WD_STYLE_TYPE.TABLE and style.name != "Normal Table":
            style.delete()


def _properties(word: Word, title: str) -> None:
    """Let the file know its title and language, and nothing of when or by whom it was made."""
    properties = word.core_properties
    known = properties._element  # noqa: SLF001 - there is no other way to take something out
    for element in [*known]:
        known.remove(element)
    properties.title = running(title)[:255]
    properties.language = "en-GB"
    for element in word.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), "en-GB")


def _page(word: Word, title: str) -> None:
    """Set A4 pages, numbered below; from the second on the title stands above."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin = section.bottom_margin = Mm(25)
    section.different_first_page_header_footer = True
    for footer in (section.footer, section.first_page_footer):
        _numbered(footer)
    above = section.header.paragraphs[0]
    above.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    above.add_run(running(title))
    for name in ("Header", "Footer"):
        _look(word.styles[name], 8.5, FAINT)


def _numbered(footer: _Footer) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))  # noqa: SLF001 - python-docx knows no fields


def _text_styles(styles: Styles) -> None:
    _set(_look(styles["Normal"], 10.5, INK), after=6)
    styles["Normal"].paragraph_format.line_spacing = 1.15
    title = _set(_look(styles["Title"], 24, INK), after=10)
    _without_rule(title)
    _set(_look(styles["Subtitle"], 12, FAINT), after=12).font.italic = False
    _set(_look(_new(styles, "Selection"), 10.5, FAINT), after=12)
    _set(_look(styles["Heading 1"], 17, INK, bold=True), before=26, after=6)
    _set(_look(styles["Heading 2"], 11, BLUE, bold=True), before=16, after=4)
    event = _set(_new(styles, "Event"), before=8, after=4)
    event.paragraph_format.keep_with_next = True
    particular = _set(_look(_new(styles, "Particular"), 9.5, FAINT), after=2, left=10)
    particular.paragraph_format.first_line_indent = Mm(-4)
    quote = _set(_look(styles["Quote"], 10, INK), before=4, after=4, left=10)
    quote.font.italic = False
    _ruled(quote)
    for name in ("Wording", "Remark"):
        _set(_new(styles, name, "Quote"), before=0, after=4, left=10)


def _list_styles(styles: Styles) -> None:
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3"):
        _set(_look(styles[name], 9.5, INK), after=3)


def _letter_styles(styles: Styles) -> None:
    """Set the styles of letters, and of footnotes, which python-docx's template does not have."""
    code = _added(styles, "Code", WD_STYLE_TYPE.CHARACTER)
    code.font.name, code.font.size = FIXED, Pt(8)
    link = _added(styles, LINK, WD_STYLE_TYPE.CHARACTER, words_own=True)
    link.font.color.rgb, link.font.underline = BLUE, True
    call = _added(styles, CALL, WD_STYLE_TYPE.CHARACTER, words_own=True)
    call.font.superscript = True
    note = _added(styles, NOTE, WD_STYLE_TYPE.PARAGRAPH, words_own=True)
    note.base_style = styles["Normal"]
    _set(_look(note, 8.5, INK), after=1).paragraph_format.line_spacing = 1.0


def _notes(word: Word) -> None:
    """Add the part for footnotes, and say in the settings which of them are the lines above notes."""
    path, kind = PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES
    part = Part(path, kind, _NOTES.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = word.settings.element
    compatibility = settings.find(qn("w:compat"))
    compatibility.addprevious(parse_xml(_SETTING))
    for setting in compatibility.findall(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _new(styles: Styles, name: str, like: str = "Normal") -> ParagraphStyle:
    style: ParagraphStyle = _added(styles, name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles[like]
    style.quick_style = True
    return style


def _added(styles: Any, name: str, kind: WD_STYLE_TYPE, *, words_own: bool = False) -> Any:  # noqa: ANN401 - python-docx gives it none
    """Return a new style, one of Word's own names if it is said; python-docx declares no types here."""
    return styles.add_style(name, kind, builtin=words_own)


def _look(
    style: ParagraphStyle, size: float, colour: RGBColor, *, bold: bool | None = None
) -> ParagraphStyle:
    """Let the letters of a style be of this size, in points, and of this colour; return the style.

    The template's own typefaces and its room between letters go.
    """
    style.font.name, style.font.size, style.font.color.rgb = TYPEFACE, Pt(size), colour
    style.font.bold = bold
    letters = style.element.rPr.find(qn("w:rFonts"))
    for name in [each for each in letters.attrib if "Theme" in each]:
        del letters.attrib[name]
    for kind in ("w:eastAsia", "w:cs"):
        letters.set(qn(kind), TYPEFACE)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)
    return style


def _set(
    style: ParagraphStyle, *, before: float = 0, after: float = 0, left: float | None = None
) -> ParagraphStyle:
    """Let a style have so much room, in points before and after, in millimetres at the left; return it."""
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    if left is not None:
        style.paragraph_format.left_indent = Mm(left)
    return style


def _ruled(style: ParagraphStyle) -> None:
    """Let a line run along the left of a style's paragraphs."""
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(parse_xml(_RULE), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _without_rule(style: ParagraphStyle) -> None:
    """Take away the line that the template draws below a title."""
    for rule in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(rule)
