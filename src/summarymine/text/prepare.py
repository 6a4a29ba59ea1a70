"""Document → PreparedDocument: repaired, split into sections and sentences."""

from summarymine.model import Document, PreparedDocument
from summarymine.text.repair import repair
from summarymine.text.structure import find_sections, find_sentences


def prepare(document: Document) -> PreparedDocument:
    """The document repaired for matching, every character with its offset in the text as read."""
    if not isinstance(document, Document):
        # A text would be as likely meant as a path: neither is guessed.
        raise TypeError(
            "prepare takes a Document: prepare(read(path)), or of a text"
            " prepare(summarymine.model.Document(name='-', text=text))"
        )
    draft, tellings = repair(document)
    return PreparedDocument(
        source=document,
        text=draft.text,
        origins=draft.origins,
        repairs=draft.repairs,
        sections=find_sections(draft.text),
        sentences=find_sentences(draft.text),
        tellings=tellings,
    )


def prepare_text(text: str) -> PreparedDocument:
    """prepare for a text that comes from no file."""
    return prepare(Document(name="-", text=text))
