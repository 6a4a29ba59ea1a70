"""Which summarymine this is."""


def tool_version() -> str:
    """The version of summarymine; "(not installed)" where it runs from a checkout."""
    # Loaded here: 0.02 s that few commands need.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("summarymine")
    except PackageNotFoundError:
        return "(not installed)"
