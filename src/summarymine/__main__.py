"""`python -m summarymine`, the same as `summarymine`."""

from summarymine.cli import main

if __name__ == "__main__":
    main()
