"""Mail and saved pages, which are written like mail: their text, and what is attached to them."""

from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from typing import cast

from summarymine.model import Document
from summarymine.readers.encoding import resolve_text
from summarymine.readers.errors import ReadError
from summarymine.readers.html import decode_declared, parse_html
from summarymine.readers.txt import is_blank


def parse_mhtml(data: bytes, name: str) -> Document:
    """The report in a saved page. Raises ReadError if there is no page in it."""
    for part in parse_mail(data).walk():
        if part.get_content_type() == "text/html":
            return parse_html(payload(part), name, part.get_content_charset(""))
    raise ReadError(name, "damaged", detail="text/html")


def parse_mail(data: bytes) -> EmailMessage:
    """The message that data is; broken mail gives what can be made of it."""
    from email import message_from_bytes, policy

    return message_from_bytes(data, policy=policy.default)


def parse_body(message: EmailMessage, name: str) -> Document | None:
    """What the sender wrote, plain or as a page; None for nothing but attachments."""
    part = None if is_file(message) else message.get_body(("plain", "html"))
    if not isinstance(part, EmailMessage):
        return None
    data, charset = payload(part), part.get_content_charset("")
    if part.get_content_type() == "text/html":
        document = parse_html(data, name, charset)
    else:
        document = Document(
            name=name, text=decode_declared(data, charset) or resolve_text(data) or ""
        )
    return None if is_blank(document.text) else document


def find_attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file that is attached; not the pictures of a page or signature."""
    parts = [message] if is_file(message) else message.iter_attachments()
    for part in cast("Iterable[EmailMessage]", parts):
        name = part.get_filename()
        if part.get_content_type() == "message/rfc822":
            for inner in cast("list[EmailMessage]", part.get_payload()):
                title = name or str(inner.get("subject", "mail"))
                yield title.removesuffix(".eml") + ".eml", inner.as_bytes()
        elif name and not is_inline_picture(part):
            yield name, payload(part)


def is_file(message: EmailMessage) -> bool:
    """True for a mail that is nothing but one file."""
    return not message.is_multipart() and message.get_filename() is not None


def is_inline_picture(part: EmailMessage) -> bool:
    """True for a picture that the text shows."""
    return part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"


def payload(part: EmailMessage) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
