"""`python -m dragoman`."""

from dragoman.desk.cli import main

if __name__ == "__main__":
    main()
