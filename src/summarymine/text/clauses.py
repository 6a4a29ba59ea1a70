"""Where the clauses and brackets of a text begin and end."""

import regex


def last_end(pattern: "regex.Pattern[str]", text: str, start: int, end: int) -> int:
    """The end of the last match of pattern in text[start:end]; start if there is none.

    >>> from summarymine.ready import compile_regex
    >>> last_end(compile_regex("[，。]"), "超员3起，酒驾5起", 0, 9)
    5
    """
    for found in pattern.finditer(text, start, end):
        start = found.end()
    return start


def leaves_brackets(text: str, start: int, end: int) -> bool:
    """Whether brackets that are open at start are closed before end.

    >>> leaves_brackets("950辆（摩托车612辆），上升12%", 6, 14)
    True
    """
    between = text[start:end]
    return between.count("）") > between.count("（")
