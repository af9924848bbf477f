"""`python -m diplotrack` is the same as `diplotrack`."""

from diplotrack.cli import main

if __name__ == "__main__":
    main()
