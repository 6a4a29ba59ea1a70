"""Which kind of file this is: by what it holds; the end of its name is a hint at most."""

import io
import re
import zipfile
from pathlib import PurePath

# By the end of the name, in lower case: for what its first bytes do not tell.
ENDINGS = {
    ".pdf": "PDF",
    ".docx": "DOCX",
    ".docm": "DOCX",
    ".dotx": "DOCX",
    ".doc": "DOC",
    ".dot": "DOC",
    ".wps": "DOC",
    ".wpt": "DOC",
    ".rtf": "RTF",
    ".odt": "ODT",
    ".ods": "ODS",
    ".xlsx": "XLSX",
    ".xlsm": "XLSX",
    ".xls": "XLS",
    ".xlsb": "XLSB",
    ".et": "XLS",
    ".htm": "HTML",
    ".html": "HTML",
    ".mht": "MHTML",
    ".mhtml": "MHTML",
    ".eml": "EML",
    ".md": "MD",
    ".markdown": "MD",
    ".zip": "ZIP",
    ".rar": "RAR",
    ".7z": "7z",
    ".tar": "TAR",
    ".tgz": "GZIP",
    ".gz": "GZIP",
    ".pptx": "PPTX",
    ".ppt": "PPT",
    ".dps": "PPT",
    ".ofd": "OFD",
    ".msg": "MSG",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".png": "picture",
    ".tif": "picture",
    ".tiff": "picture",
    ".bmp": "picture",
}

# What the end of a name says of a text, which may be anything else too.
TEXTS = ("HTML", "MHTML", "EML", "MD")

# What LibreOffice reads for us: the ending that it knows it by, and what it converts it to.
OFFICE_KINDS = {
    "DOC": ("doc", "docx"),
    "RTF": ("rtf", "docx"),
    "ODT": ("odt", "docx"),
    "ODS": ("ods", "xlsx"),
    "XLSB": ("xlsb", "xlsx"),
}

ARCHIVES = ("RAR", "7z", "TAR", "GZIP")

# First bytes that no text begins with.
MAGIC = {
    b"%PDF-": "PDF",
    b"{\\rtf": "RTF",
    b"Rar!\x1a\x07": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b\x08": "GZIP",
    b"\xff\xd8\xff": "picture",
    b"\x89PNG\r\n": "picture",
    b"GIF8": "picture",
    b"II*\0": "picture",
    b"MM\0*": "picture",
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"

# Streams of an OLE file, as its directory writes them; the first that is there decides.
STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "DOC"),
    ("Workbook", "XLS"),
    ("Book", "XLS"),
    ("PowerPoint Document", "PPT"),
    ("__nameid_version1.0", "MSG"),
)
DIRECTORY_ENTRY = 128

# Members of a zip file that only this kind has.
MEMBERS = (
    ("word/", "DOCX"),
    ("xl/workbook.bin", "XLSB"),
    ("xl/", "XLSX"),
    ("ppt/", "PPTX"),
    ("OFD.xml", "OFD"),
)
# What such a package says it is begins so: opendocument.text-template is a text too.
MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "ODT",
    b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
    b"application/vnd.oasis.opendocument.presentation": "ODP",
    b"application/epub+zip": "EPUB",
}

# Looked at in lower case, after white space.
_PAGE = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.S
)
_OFFICE_XML = re.compile(rb"<\?xml.*?<(?:[\w.]+:)?(worddocument|workbook|package|document)\b", re.S)
_HEADER = re.compile(rb"[A-Za-z][\w-]*:[ \t]")
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.M)
_MAIL = re.compile(rb"^(?:from|subject|received|return-path):", re.M)


def find_kind(name: str, data: bytes) -> str:
    """`DOCX`, `HTML`, `picture` …: "TXT" for what may be a text, "encrypted" behind a password."""
    ending = ENDINGS.get(PurePath(name).suffix.lower(), "")
    if data.startswith(OLE):
        return find_ole_kind(data, ending)
    if data.startswith(ZIP):
        return find_zip_kind(data, ending)
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            return kind
    if is_bitmap(data):
        return "picture"
    if data[257:262] == b"ustar":
        return "TAR"
    return find_text_kind(data, ending)


def find_text_kind(data: bytes, ending: str) -> str:
    """The kind of what may be a text; a file cut short is what its name says."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if _PAGE.match(start):
        return "HTML"
    if (root := _OFFICE_XML.match(start)) and ending in {"DOC", "DOCX", "XLS", "XLSX"}:
        return "ODS" if root[1] == b"workbook" else "ODT"
    if _HEADER.match(start) and b"mime-version:" in start:
        if _RELATED.search(start) and ending != "EML":
            return "MHTML"
        if _MAIL.search(start):
            return "EML"
    if ending in TEXTS or (ending and data and (b"\0" in data[:4096])):
        return ending
    return "TXT"


def find_ole_kind(data: bytes, ending: str) -> str:
    """Word or Excel, by the streams in the directory."""
    kinds = [kind for stream, kind in STREAMS if has_stream(data, stream)]
    # A sheet may stand in a text, and a text in a sheet: then the name decides.
    kind = ending if ending in kinds else next(iter(kinds), ending or "unknown")
    return "encrypted" if kind == "DOC" and is_protected_word(data) else kind


def has_stream(data: bytes, stream: str) -> bool:
    """True if the directory has such an entry: its name, NUL, and its length at byte 64."""
    raw = stream.encode("utf-16-le") + b"\0\0"
    at = data.find(raw)
    while at >= 0:
        if at % DIRECTORY_ENTRY == 0 and data[at + 64 : at + 65] == bytes([len(raw)]):
            return True
        at = data.find(raw, at + 1)
    return False


def is_protected_word(data: bytes) -> bool:
    """True if the text of a .doc is encrypted: a bit of its first record (MS-DOC 2.5.2)."""
    at = data.find(b"\xec\xa5", 512)
    return at >= 0 and at % 512 == 0 and any(byte & 1 for byte in data[at + 11 : at + 12])


def find_zip_kind(data: bytes, ending: str) -> str:
    """The kind of a zip file by its members; one that is cut short is what its name says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            names = file.namelist()
            if "mimetype" in names and file.getinfo("mimetype").file_size < 100:
                return find_package_kind(file.read("mimetype").strip())
    except Exception:
        # Whatever is wrong with it is told by the reader of its kind.
        return ending if ending not in {"", *TEXTS} else "ZIP"
    if "[Content_Types].xml" not in names and "OFD.xml" not in names and "mimetype" not in names:
        return "ZIP"
    return next((kind for start, kind in MEMBERS if any(n.startswith(start) for n in names)), "ZIP")


def find_package_kind(mimetype: bytes) -> str:
    """The kind of a package that says what it is; unknown if it holds no text that is read."""
    found = (kind for start, kind in MIMETYPES.items() if mimetype.startswith(start))
    return next(found, "unknown" if mimetype.startswith(b"application/") else "ZIP")


def is_bitmap(data: bytes) -> bool:
    """True for a BMP picture: `BM`, then its own length."""
    return data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data)
